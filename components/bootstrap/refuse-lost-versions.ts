import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../errors";
import { ignoreClusterError } from "../kube/cluster-error";
import type { KubeReader } from "../kube/kube-client";
import { objectPath } from "../kube/object-path";
import { refuseLostVersions } from "../preflight/findings/stored-versions";
import type { AnyObject } from "../preflight/kube-objects";
import { definitionsAmong, readLive, storedFindings } from "../preflight/stored-versions";
import { knownValue } from "../pulumi/resolve-output";
import type { InitialContext } from "./context";
import { clientOf } from "./look-for-flux";
import type { StateIdentity } from "./state-identity";

type Context = Pick<InitialContext, "component" | "flux" | "options"> & {
  readonly identity: Pick<StateIdentity, "isNew">;
};

/**
 * Explains why the cluster must not get the definitions of a release: they lack a version in which it stores objects. The API
 * server would refuse them, here or after a merge, and does not say what to do.
 *
 * @returns undefined when it may, or the cluster cannot be asked
 */
export async function lostVersions({ component, flux, options: { version } }: Context): Promise<string | undefined> {
  const client = await clientOf(component, { quietly: true });
  if (client === undefined) return undefined;
  const wanted = definitionsAmong(flux.objects);
  const findings = readLive(client, wanted).then((live) => storedFindings(client, live, wanted, version));
  return refuseLostVersions((await findings.catch(ignoreClusterError)) ?? [], version);
}

/**
 * Refuses such a release where no file in Git shows that the cluster has another one. It asks for Flux's namespace alone as
 * long as the release is the same, and for nothing in the first run.
 *
 * @throws BootstrapError
 */
export function confirmVersions(context: Context): pulumi.Output<pulumi.Resource[]> {
  return pulumi.output(
    (async () => {
      if (!(await hasAnotherRelease(context))) return [];
      const refusal = await lostVersions(context);
      if (refusal !== undefined) throw new BootstrapError(refusal);
      return [];
    })(),
  );
}

async function hasAnotherRelease({ component, options, identity }: Context): Promise<boolean> {
  if (!options.adopt && (await knownValue(identity.isNew)) !== false) return false;
  const client = await clientOf(component, { quietly: true });
  const installed = client && (await installedRelease(client, options.sync.namespace).catch(ignoreClusterError));
  return installed !== undefined && installed !== options.version;
}

async function installedRelease(client: KubeReader, name: string): Promise<string | undefined> {
  const namespace = (await client.request(objectPath("v1", "namespaces", { name }))) as AnyObject | undefined;
  return namespace?.metadata.labels?.["app.kubernetes.io/version"];
}
