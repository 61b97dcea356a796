import type * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../errors";
import { ignoreClusterError } from "../kube/cluster-error";
import { refuseLostVersions } from "../preflight/findings/stored-versions";
import type { Definition } from "../preflight/kube-objects";
import { definitionsAmong, readLive, storedFindings } from "../preflight/stored-versions";
import { resourceHook, supportsResourceHooks } from "../pulumi/hooks";
import { knownValue } from "../pulumi/resolve-output";
import type { BootstrapContext } from "./context";
import { clientOf } from "./look-for-flux";

type Context = Pick<BootstrapContext, "name" | "component" | "flux" | "options">;

/**
 * Refuses to change a definition to one that lacks a version in which the cluster stores objects: the API server would refuse
 * it, and does not say what to do. The hook runs in preview too, before a definition changes, and asks the cluster only when
 * one loses a version.
 *
 * @returns undefined where the engine has no hooks, or is a mock
 */
export function refuseLostDefinition({ name, component, options }: Context): pulumi.ResourceHook | undefined {
  if (!supportsResourceHooks()) return undefined;
  return resourceHook(
    `${name}-stored-versions`,
    async ({ oldInputs, newInputs }) => {
      const [before, wanted] = (await Promise.all([knownValue(oldInputs), knownValue(newInputs)])) as [
        Partial<Definition> | undefined,
        Definition | undefined,
      ];
      if (wanted === undefined || !losesVersion(before, wanted)) return;
      const refusal = await refusalOf(component, [wanted], options.version).catch(ignoreClusterError);
      if (refusal !== undefined) throw new BootstrapError(refusal);
    },
    { onDryRun: true },
  );
}

/**
 * Explains why the definitions of a release must not be committed, where it is Flux that applies them later.
 *
 * @returns undefined when they may, or the cluster cannot be asked
 */
export async function lostDefinitions({ component, flux, options }: Context): Promise<string | undefined> {
  return refusalOf(component, definitionsAmong(flux.objects), options.version).catch(ignoreClusterError);
}

/** An imported definition has no spec here. */
function losesVersion(before: Partial<Definition> | undefined, { spec }: Definition): boolean {
  const versions = before?.spec?.versions;
  return versions === undefined || versions.some(({ name }) => !spec.versions.some((version) => version.name === name));
}

async function refusalOf(
  component: pulumi.Resource,
  wanted: readonly Definition[],
  release: string,
): Promise<string | undefined> {
  const client = await clientOf(component, { quietly: true });
  if (client === undefined) return undefined;
  return refuseLostVersions(await storedFindings(client, await readLive(client, wanted), wanted, release), release);
}
