import assert from "node:assert/strict";
import { family } from "../../../../lab/cluster/processes/kill-family";

const process = (pid: number, parent: number, session: number) => ({ pid, parent, session, started: `at ${pid}` });
const TABLE = [
  process(1, 0, 1),
  process(10, 1, 10),
  process(11, 10, 10),
  process(12, 10, 12),
  process(13, 1, 10),
  process(20, 1, 20),
];
const pids = (leaders: readonly { pid: number; started: string }[]) => family(leaders, TABLE).map(({ pid }) => pid);

describe("family", () => {
  it("is the leader, its session, orphans included, and its descendants in other sessions", () => {
    assert.deepEqual(pids([{ pid: 10, started: "at 10" }]), [10, 11, 12, 13]);
  });

  it("is nobody for a leader whose pid belongs to another process by now", () => {
    assert.deepEqual(pids([{ pid: 10, started: "before" }]), []);
  });

  it("is nobody for a leader that has ended", () => {
    assert.deepEqual(pids([{ pid: 99, started: "at 99" }]), []);
  });
});
