import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";

import type { KubernetesObject } from "../../components/manifests/kubernetes-object";
import type { ManifestFile } from "../../components/manifests/manifest-file";
import { objectsOf } from "../../components/manifests/parse";
import { buildKustomize } from "../../scripts/build-kustomize";
import { runCommand } from "../../scripts/run-command";

let binary: Promise<string> | undefined;

/** The objects that `kustomize build` makes of a directory with these files. */
export async function kustomizeBuild(files: readonly ManifestFile[]): Promise<KubernetesObject[]> {
  return objectsOf(await kustomizeOutput(files));
}

/** What `kustomize build` prints for a directory with these files. */
export async function kustomizeOutput(files: readonly ManifestFile[]): Promise<string> {
  const kustomize = await (binary ??= buildKustomize((line) => void process.stderr.write(`${line}\n`)));
  const directory = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-kustomize-"));
  try {
    for (const file of files) await writeFile(path.join(directory, file.path), file.content);
    return await runCommand(kustomize, ["build", directory]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
