import * as path from "node:path";

import * as pulumi from "@pulumi/pulumi";

import type { GitHost } from "../git/hosts/git-host";
import {
  deletedObjects,
  isDispensable,
  keptChanges,
  patchFiles,
  withoutDeleted,
  type KeptChanges,
} from "../manifests/kept-changes";
import type { KubernetesObject } from "../manifests/kubernetes-object";
import { isForeign } from "../manifests/kustomization-file";
import { knownValue } from "../pulumi/resolve-output";

/**
 * Reads the changes of a `kustomization.yaml` that a person wrote, with the files of its patches, so that Flux's objects are
 * created as Flux will apply them.
 *
 * @param place the directory of the manifests, from the root of the repository, and the objects of Flux in it
 * @param component the resource that a message about what is left to Flux belongs to
 */
export function readKeptChanges(
  host: Pick<GitHost, "read">,
  { directory, objects }: { readonly directory: string; readonly objects: readonly KubernetesObject[] },
  component: pulumi.Resource,
): pulumi.Output<KeptChanges> {
  const file = `${directory}/kustomization.yaml`;
  return host.read(file).apply((found = ""): pulumi.Output<KeptChanges> => {
    const text = isForeign(found) ? found : "";
    return readPatchFiles(host, text, directory).apply((read): KeptChanges => {
      const changes = keptChanges(text, read);
      if (changes.others.length > 0) void pulumi.log.info(leftToFlux(file, changes.others), component);
      for (const { object, origin } of deletedObjects(objects, changes))
        if (!isDispensable(object)) void pulumi.log.info(createdNevertheless(file, origin, object), component);
      return changes;
    });
  });
}

/**
 * Reads the files of the patches of a `kustomization.yaml`.
 *
 * @returns the text of a file, by the name that it has there
 */
export function readPatchFiles(
  host: Pick<GitHost, "read">,
  kustomization: string,
  directory: string,
): pulumi.Output<(name: string) => string | undefined> {
  const files = patchFiles(kustomization).filter((name) => !name.includes("://"));
  return pulumi
    .all(files.map((name) => host.read(path.posix.join(directory, name))))
    .apply((texts) => (name: string) => texts[files.indexOf(name)]);
}

function leftToFlux(file: string, others: readonly string[]): string {
  return `${file}: ${others.join(", ")} will be applied by Flux, after this program has created Flux without it.`;
}

function createdNevertheless(file: string, origin: string, { kind, metadata: { name } }: KubernetesObject): string {
  return `${file}: ${origin} deletes ${kind} ${name}, which this program creates nevertheless. Leave out a controller by the argument \`components\`.`;
}

/**
 * Returns the objects of Flux without those that the changes in Git delete: Flux does not apply these, so that nobody would take
 * them away. Where the changes are not known in a preview, it returns all of them.
 */
export function declaredObjects(
  objects: readonly KubernetesObject[],
  kept: pulumi.Output<KeptChanges> | undefined,
): pulumi.Output<readonly KubernetesObject[]> {
  const read = async (): Promise<readonly KubernetesObject[]> => {
    // The checks of the files report a file that cannot be read.
    const changes = kept && (await knownValue(kept).catch(() => undefined));
    return changes === undefined ? objects : withoutDeleted(objects, changes);
  };
  return pulumi.output(undefined).apply(read);
}
