import * as pulumi from "@pulumi/pulumi";

import type { ObjectParts } from "../../../components/flux-objects/compose";
import { resolved } from "../monitor";

/** What the Secrets of an object hold, by their names. */
export async function secretsOf({ secrets }: ObjectParts): Promise<Record<string, unknown>> {
  const entries = secrets.map(
    async ({ name, type, data }) =>
      [name, { ...(type === undefined ? {} : { type }), ...(await resolved(pulumi.output(data))) }] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** What is wrong with the arguments, a line each. */
export function linesOf({ problems }: Pick<ObjectParts, "problems">): string[] {
  return problems.map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);
}
