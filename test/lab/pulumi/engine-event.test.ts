import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEvents } from "../../../lab/pulumi/engine-event";

describe("readEvents", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "events-"));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it("reads up to the line that a killed run has not finished", () => {
    const file = join(directory, "events.jsonl");
    writeFileSync(file, '{"timestamp":1}\n{"timestamp":2}\n{"timest');
    assert.deepEqual(readEvents(file), [{ timestamp: 1 }, { timestamp: 2 }]);
  });

  it("reads nothing when the run has not begun to write", () => {
    assert.deepEqual(readEvents(join(directory, "none")), []);
  });
});
