import assert from "node:assert/strict";
import { parseStat, processTable } from "../../../../lab/cluster/processes/process-table";

const stat = (command: string, state: string) =>
  `42 (${command}) ${state} 7 40 41 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 987654 0 0`;

describe("parseStat", () => {
  it("finds the fields behind a command with spaces and parentheses", () => {
    const entry = { pid: 42, parent: 7, session: 41, started: "boot/987654" };
    assert.deepEqual(parseStat(stat("a) S (b", "S"), "boot"), [entry]);
  });

  it("leaves out what has ended and only waits for its parent to look", () => {
    assert.deepEqual(parseStat(stat("node", "Z"), "boot"), []);
  });
});

describe("processTable", () => {
  it("has this very process", () => {
    assert.equal(processTable().find(({ pid }) => pid === process.pid)?.parent, process.ppid);
  });
});
