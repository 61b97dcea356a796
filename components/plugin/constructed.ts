import * as pulumi from "@pulumi/pulumi";

import { deploymentKey } from "../pulumi/deployment";

/** What was made of each URN, by deployment. */
const made = new WeakMap<object, Map<string, unknown>>();

/** Returns what was made of a URN in this deployment, so that one resource is one object in every component. */
export function onlyOf<T>(urn: string, make: () => T): T {
  const key = deploymentKey();
  const known = made.get(key) ?? new Map<string, unknown>();
  made.set(key, known);
  if (!known.has(urn)) known.set(urn, make());
  return known.get(urn) as T;
}

/** A component that another process has constructed. */
export class ReferencedComponent extends pulumi.ComponentResource {
  declare public readonly namespace: pulumi.Output<string>;

  public constructor(type: string, name: string, urn: string) {
    // A remote component: whatever depends on it waits for its children too.
    super(type, name, { namespace: undefined }, { urn }, true);
  }
}
