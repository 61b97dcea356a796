import { randomUUID } from "node:crypto";

import type * as pulumi from "@pulumi/pulumi";

import type { ChildOptions } from "../git/hosts/git-host";
import { remember } from "../pulumi/state-memory";

/** Remembers in the state that a Flux is adopted, and returns true when an earlier run has remembered it. */
export function adoptedBefore(name: string, opts: ChildOptions): pulumi.Output<boolean> {
  const run = randomUUID();
  const { remembered } = remember(`${name}-adoption-memory`, run, { ...opts, ignoreChanges: ["input"] });
  return remembered.apply((first) => first !== run);
}
