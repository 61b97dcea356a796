import * as fc from "fast-check";

import { anyOperation, describeOperation } from "./soak/operations";
import { beginLife, type Life } from "./soak/life";
import { createWorld, end, type World } from "./world";

/** `npm run soak` makes a hundred. */
const OPERATIONS = Number(process.env["SOAK_OPERATIONS"] ?? 4);
/** Begins with an API server that refuses a write, a person's edit, and a rename that is killed. */
const SEED = Number(process.env["SOAK_SEED"] ?? 13568);
/** How often everything is compared: it takes as long as two operations. */
const COMPARED = 20;

describe(`a long life of ${String(OPERATIONS)} operations, with seed ${String(SEED)}`, () => {
  let world: World;
  let life: Life;

  before("a first up", async () => {
    world = await createWorld({ name: "soak" });
    life = await beginLife(world);
  });
  after(() => end(world));

  const operations = fc.sample(anyOperation, { numRuns: OPERATIONS, seed: SEED });
  operations.forEach((operation, index) => {
    it(`${String(index + 1)}: ${describeOperation(operation)}`, async () => {
      await life.live(operation);
      if ((index + 1) % COMPARED === 0) await life.assertAgreement();
    });
  });

  it("ends with the program, Git, the cluster and the state in agreement", () => life.assertAgreement());
});
