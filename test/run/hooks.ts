import type { Context, RootHookObject } from "mocha";

import { end } from "./at-end";
import { useBundledClient } from "./bundled-client";
import { seedProperties } from "./seed";
import { mapOwnStackTraces } from "./stack-traces";

useBundledClient();
mapOwnStackTraces();
seedProperties();

/** What surrounds the tests of every process. */
export const mochaHooks: RootHookObject = {
  async afterAll(this: Context) {
    this.timeout(60_000);
    await end();
  },
};
