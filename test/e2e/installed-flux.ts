import { generateKeyPairSync } from "node:crypto";

import { defaults } from "../../components/defaults";
import { authorizedKey } from "../../components/git/credentials/ssh-key";
import type { Bundle } from "../../components/manifests/bundle";
import { gotkComponents } from "../../components/manifests/install";
import type { InstallOptions } from "../../components/manifests/install-options";
import { objectsOf } from "../../components/manifests/parse";
import { sshSecret } from "../../components/manifests/source-secret";
import { gotkSync } from "../../components/manifests/sync";
import { readRelease } from "../../components/release";
import type { KubernetesObject } from "../../lab/cluster";
import { applied, configOf, type World } from "./world";

/** How a Flux was installed that no program of Pulumi knows. */
export interface InstalledOptions {
  readonly install?: Partial<InstallOptions>;
  /** The field manager of the tool. @defaultValue `flux`, that of the flux CLI */
  readonly fieldManager?: string;
  /** Changes the text of `gotk-sync.yaml`. */
  readonly sync?: (text: string) => string;
  /** Further files of the cluster's directory. */
  readonly files?: Readonly<Record<string, string>>;
}

const DIRECTORY = "clusters/prod/flux-system";
const KUSTOMIZATION = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- gotk-components.yaml
- gotk-sync.yaml
`;

/**
 * Does what `flux bootstrap git` does, with the same files, objects and field manager: it applies the components, commits
 * them, creates the Secret with a key, applies and commits the sync objects, and waits for Flux.
 */
export async function installFlux(world: World, options: InstalledOptions = {}): Promise<void> {
  const { lab, cluster, repository } = world;
  const { install = {}, fieldManager = "flux", sync = (text) => text, files = {} } = options;
  const release: Bundle = readRelease(defaults.version);
  const components = gotkComponents(release, { ...defaults, ...install });
  const { privateKey } = generateKeyPairSync("ed25519");
  const identity = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const { sshHostname, knownHosts } = configOf(lab, repository.fullName)["github"] as {
    readonly sshHostname: string;
    readonly knownHosts: string;
  };
  const gotk = sync(
    gotkSync({
      ...defaults.sync,
      namespace: "flux-system",
      url: `ssh://git@${sshHostname}/${repository.fullName}`,
      branch: "main",
      secretName: "flux-system",
      path: "clusters/prod",
    }).content,
  );
  const apply = async (objects: readonly object[]): Promise<void> => {
    for (const object of objects) await cluster.apply(object as KubernetesObject, fieldManager);
  };
  const objects = objectsOf(components.content);
  const isDefinition = ({ kind }: { readonly kind?: unknown }) =>
    kind === "Namespace" || kind === "CustomResourceDefinition";
  await apply([...objects.filter(isDefinition), ...objects.filter((object) => !isDefinition(object))]);
  repository.addDeployKey(authorizedKey(identity), { title: "flux" });
  const data = sshSecret<string>({ identity, identityPub: authorizedKey(identity), password: undefined, knownHosts });
  await apply([
    { apiVersion: "v1", kind: "Secret", metadata: { name: "flux-system", namespace: "flux-system" }, stringData: data },
  ]);
  const commit = await repository.commit("Add Flux", {
    [`${DIRECTORY}/gotk-components.yaml`]: components.content,
    [`${DIRECTORY}/gotk-sync.yaml`]: gotk,
    [`${DIRECTORY}/kustomization.yaml`]: KUSTOMIZATION,
    ...files,
  });
  await apply(objectsOf(gotk));
  await applied(world, commit);
}
