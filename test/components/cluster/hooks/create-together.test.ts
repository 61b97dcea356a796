import assert from "node:assert/strict";

import { meeting } from "../../../../components/cluster/hooks/create-together";

describe("meeting", () => {
  /** Returns whether a promise is fulfilled before whatever is done now. */
  const isFulfilled = (promise: Promise<void>): Promise<boolean> =>
    Promise.race([promise.then(() => true), new Promise<boolean>((resolve) => setImmediate(resolve, false))]);

  it("begins when all are there", async () => {
    const arrive = meeting(3, 2 ** 30);
    const first = arrive();
    const second = arrive();
    assert.deepEqual(await Promise.all([isFulfilled(first), isFulfilled(second)]), [false, false]);
    await Promise.all([arrive(), first, second]);
  });

  it("begins without those who do not come, for whom nobody waits any more", async () => {
    const arrive = meeting(3, 1);
    await Promise.all([arrive(), arrive()]);
    assert.equal(await isFulfilled(arrive()), true);
  });

  it("does not wait for anybody who comes alone", async () => {
    assert.equal(await isFulfilled(meeting(1, 2 ** 30)()), true);
  });
});
