import { createRequire } from "node:module";

import * as pulumi from "@pulumi/pulumi";

import { errorHook } from "../../pulumi/hooks";
import type * as FindStatus from "../../status/read-status";
import { clusterAccess, type HookTarget } from "./cluster-access";

/**
 * Reports why an object did not become ready, after the wait for it has ended: the engine reports only that it has
 * ended. The status is read as `flux-bootstrap status` reads it.
 *
 * @param ended resolves when the wait for the resource of that URN has ended
 */
export function explainUnready(target: HookTarget, ended: (urn: string) => Promise<unknown>): pulumi.ErrorHook {
  const { name, kind, component } = target;
  return errorHook(`${name}-${kind}-unready`, async ({ urn, failedOperation, newInputs, errors }) => {
    await ended(urn);
    const isUnready = errors.some((message) =>
      /timed out waiting|failed to fully initialize|failed to become live/i.test(message),
    );
    // A deletion is not explained: when it fails, the program may not be running at all.
    if (failedOperation === "delete" || !isUnready) return false;
    const metadata = (newInputs?.["metadata"] ?? {}) as { readonly name?: string; readonly namespace?: string };
    // The engine keeps the created resource in the state, and discards the error that a hook throws.
    await pulumi.log.error(await explanationOf(target, { name, ...metadata }), component);
    return false;
  });
}

/** Returns why the object of a resource is not ready, and what to do, as far as the cluster can be asked. */
export async function explanationOf(
  target: HookTarget,
  { name, namespace = "default" }: { readonly name: string; readonly namespace?: string },
): Promise<string> {
  const { kind } = target;
  const command = `npx flux-bootstrap status --namespace ${namespace}`;
  const found = await readObject({ kind, name, namespace }, target).catch(() => undefined);
  const { reason = "", message = "", remedy = "" } = found ?? {};
  const why = message === "" ? "" : `: ${reason === "" ? "" : `${reason}: `}${message}`;
  return [
    `${kind} ${namespace}/${name} is not ready${why}`,
    ...remedy.split("\n").filter((line) => line !== ""),
    `All of Flux's objects: ${command}`,
  ].join("\n");
}

async function readObject(
  { kind, name, namespace }: { readonly kind: string; readonly name: string; readonly namespace: string },
  target: HookTarget,
) {
  const access = await clusterAccess(target);
  if (access === undefined) return undefined;
  // Loaded late: a program in which nothing fails does not need it. `import()` does not work here, because it does not
  // find TypeScript sources.
  const { findStatus } = createRequire(__filename)("../../status/read-status") as typeof FindStatus;
  return findStatus({ kind, name, namespace }, access);
}
