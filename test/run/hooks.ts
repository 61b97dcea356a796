import type { Context, RootHookObject } from "mocha";

import { end } from "./at-end";
import { seedProperties } from "./seed";
import { mapOwnStackTraces } from "./stack-traces";

mapOwnStackTraces();
seedProperties();

/** What surrounds the tests of every process. */
export const mochaHooks: RootHookObject = {
  async afterAll(this: Context) {
    this.timeout(60_000);
    await end();
  },
};
