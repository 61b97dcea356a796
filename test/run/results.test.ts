import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { closingLine, isGreen, NONE, readResults, slowestTable, sum, writeResults, type Results } from "./results";

const SOME: Results = { passed: 3, failed: 0, skipped: 0, slowest: [{ title: "takes long", milliseconds: 12_345 }] };

describe("results", () => {
  let directory: string;
  before(() => (directory = mkdtempSync(join(tmpdir(), "flux-bootstrap-results-"))));
  after(() => rmSync(directory, { recursive: true, force: true }));

  it("are summed up, and keep the ten slowest of all", () => {
    const slowest = Array.from({ length: 10 }, (_, index) => ({ title: String(index), milliseconds: 100 * index }));
    const all = sum([SOME, { passed: 1, failed: 2, skipped: 4, slowest }]);
    assert.deepEqual([all.passed, all.failed, all.skipped], [4, 2, 4]);
    assert.deepEqual(
      all.slowest.map(({ title }) => title),
      ["takes long", "9", "8", "7", "6", "5", "4", "3", "2", "1"],
    );
  });

  it("end in one line, which names skipped tests only where there are some", () => {
    assert.equal(closingLine(SOME), "3 passed, 0 failed");
    assert.equal(closingLine({ ...SOME, skipped: 2 }), "3 passed, 0 failed, 2 skipped");
  });

  it("name nothing that is not slow", () => {
    assert.equal(slowestTable(sum([{ ...SOME, slowest: [{ title: "is quick", milliseconds: 74 }] }])), "");
  });

  it("show the slowest tests in seconds", () => {
    assert.match(slowestTable(SOME), /^\nThe 1 slowest tests and hooks:\n +12\.3 s {2}takes long\n$/);
  });

  it("are green where something has run and nothing has failed", () => {
    assert.deepEqual([SOME, NONE, { ...SOME, failed: 1 }].map(isGreen), [true, false, false]);
  });

  it("come from the process that wrote them", () => {
    const file = join(directory, "written.json");
    writeResults(file, SOME);
    assert.deepEqual(readResults(file, 0), SOME);
    writeResults(file, { ...SOME, failed: 2 });
    assert.equal(readResults(file, 2).failed, 2);
  });

  it("count a process that fails without a failed test, or that dies, as one failure", () => {
    const file = join(directory, "silent.json");
    writeResults(file, SOME);
    assert.deepEqual(readResults(file, 1), { ...SOME, failed: 1 });
    assert.deepEqual(readResults(join(directory, "nothing.json"), null), { ...NONE, failed: 1 });
    assert.equal(readResults(join(directory, "nothing.json"), 0).failed, 1);
  });
});
