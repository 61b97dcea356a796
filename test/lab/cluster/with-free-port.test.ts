import assert from "node:assert/strict";
import { PortTakenError, withFreePort } from "../../../lab/cluster/with-free-port";

describe("withFreePort", () => {
  it("tries another port when somebody was faster", async () => {
    const tried: number[] = [];
    const port = await withFreePort((candidate) => {
      tried.push(candidate);
      return tried.length < 3 ? Promise.reject(new PortTakenError(candidate)) : Promise.resolve(candidate);
    });
    assert.equal(new Set(tried).size, 3);
    assert.equal(port, tried[2]);
  });

  it("gives up when no port is ever free", async () => {
    await assert.rejects(
      withFreePort((port) => Promise.reject(new PortTakenError(port))),
      PortTakenError,
    );
  });

  it("does not try again after any other failure", async () => {
    let attempts = 0;
    const start = () => Promise.reject(new Error(`attempt ${++attempts}`));
    await assert.rejects(withFreePort(start), /attempt 1/);
  });
});
