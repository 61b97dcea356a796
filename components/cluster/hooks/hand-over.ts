import * as pulumi from "@pulumi/pulumi";

import { resourceHook } from "../../pulumi/hooks";
import { resolveOutput } from "../../pulumi/resolve-output";
import { resourcePath, type TypedResource } from "../typed-resource";
import { changeOwnership } from "./change-ownership";
import { clusterAccess, type HookTarget } from "./cluster-access";
import { ownedByFlux } from "./field-ownership";
import { hookClient } from "./live-object";

/**
 * Leaves the fields of objects to Flux alone, once Flux has applied them: a field stays as long as somebody owns it, so
 * what disappears from Git would stay in the cluster if whoever has created the object owned it too. Objects that Flux
 * does not apply keep their owners.
 *
 * @param target the Kustomization that applies them
 */
export function handOver(target: HookTarget, objects: readonly TypedResource[]): pulumi.ResourceHook {
  const { name, kind, component } = target;
  return resourceHook(`${name}-${kind}-hand-over`, async () => {
    const access = await clusterAccess(target);
    if (access === undefined) return;
    const client = await hookClient(access);
    const failures = await Promise.all(
      objects.map(async (object) => {
        const known = await resolveOutput(pulumi.output({ ...identityOf(object) }));
        const { namespace, name: own, uid } = known.metadata;
        try {
          await changeOwnership(client, { path: resourcePath(known), uid }, ownedByFlux);
          return [];
        } catch (error) {
          const place = namespace === undefined ? own : `${namespace}/${own}`;
          return [`- ${known.kind} ${place}: ${error instanceof Error ? error.message : String(error)}`];
        }
      }),
    );
    if (failures.flat().length === 0) return;
    await pulumi.log.warn(
      `Pulumi still owns fields of these objects, which stay when they disappear from Git until the next change is committed:\n${failures.flat().join("\n")}`,
      component,
    );
  });
}

function identityOf({ apiVersion, kind, metadata }: TypedResource) {
  return { apiVersion, kind, metadata };
}
