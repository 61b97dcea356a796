import assert from "node:assert/strict";

import type { FluxBootstrapArgs } from "../../../components";
import { adoptionArguments } from "../../../components/cli/adoption-arguments";
import { defaults } from "../../../components/defaults";
import type { InstallOptions } from "../../../components/manifests/install-options";
import { kustomizationFile } from "../../../components/manifests/kustomization-file";
import { gotkSync, type SyncOptions } from "../../../components/manifests/sync";
import { BUNDLE } from "../../reference";
import { components, SYNC } from "../flux-files";
import { register } from "../monitor";

const FILE = "github:index/repositoryFile:RepositoryFile";
const DEFAULT = kustomizationFile().content;

/** A `flux-system` directory as people have one. */
interface Shape {
  readonly install?: Partial<InstallOptions>;
  readonly version?: string;
  readonly sync?: Partial<SyncOptions>;
  /** What people have made of the files. */
  readonly edit?: (files: Files) => Partial<Files>;
}

interface Files {
  readonly components: string;
  readonly sync: string;
  readonly kustomization: string;
}

const root =
  (fields: string) =>
  ({ sync }: Files) => ({ sync: sync.replace("  prune: true\n", `  prune: true\n${fields}`) });
const kustomization = (fields: string) => () => ({ kustomization: `${DEFAULT}${fields}` });
const pinned = ({ components: text }: Files) => ({
  components: text.replace(/image: (.*)/g, `image: $1@sha256:${"0123456789abcdef".repeat(4)}`),
});

/** From descriptions of public repositories; no file of anybody's. */
const SHAPES: Readonly<Record<string, Shape>> = {
  "what the CLI writes": {},
  "an older release": { version: "v2.8.8" },
  "both image controllers": {
    install: { components: [...defaults.components, "image-reflector-controller", "image-automation-controller"] },
  },
  "one image controller": { install: { components: [...defaults.components, "image-reflector-controller"] } },
  "two controllers alone": { install: { components: ["source-controller", "kustomize-controller"] } },
  "no network policies": { install: { networkPolicy: false } },
  "a registry of their own": { install: { registry: "registry.example.com/mirror/fluxcd" } },
  "a registry with a port and a pull secret": {
    install: { registry: "localhost:5000/fluxcd", imagePullSecret: "mirror" },
  },
  "another log level": { install: { logLevel: "debug" } },
  "another cluster domain": { install: { clusterDomain: "example.internal" } },
  tolerations: { install: { tolerationKeys: ["dedicated", "spot"] } },
  "one namespace watched": { install: { watchAllNamespaces: false } },
  "another namespace, after which everything is called": {
    install: { namespace: "gitops" },
    sync: { namespace: "gitops", name: "gitops", secretName: "gitops" },
  },
  "the root of the repository": { sync: { path: "" } },
  "another branch and interval": { sync: { branch: "production", sourceInterval: "5m0s", interval: "1h0m0s" } },
  "a token": { sync: { url: "https://github.com/acme/fleet", secretName: "flux-system" } },
  "a Secret of another name": { sync: { secretName: "deploy-key" } },
  "a URL with .git": { sync: { url: "ssh://git@github.com/acme/fleet.git" } },
  "SSH over the port of HTTPS": { sync: { url: "ssh://git@ssh.github.com:443/acme/fleet" } },
  decryption: { edit: root("  decryption:\n    provider: sops\n    secretRef:\n      name: sops-age\n") },
  substitution: { edit: root("  postBuild:\n    substitute:\n      region: eu\n") },
  "a service account": { edit: root("  serviceAccountName: reconciler\n") },
  "waiting, with a time-out": { edit: root("  timeout: 3m0s\n  wait: true\n  retryInterval: 30s\n") },
  "ignored files": { sync: { gitRepository: { ignore: "/docs\n" } } },
  "nothing pruned": { sync: { prune: false } },
  "comments, CRLF and indentation": {
    edit: ({ sync, kustomization: list }) => ({
      sync: `---\n# Ours\n${sync.replace("1m0s", "60s")}`.replaceAll("\n", "\r\n"),
      kustomization: `# Ours\n${list.replaceAll("- ", "    - ")}`,
    }),
  },
  "the documents in another order": {
    edit: ({ sync }) => ({
      sync: sync
        .split(/^---\n/m)
        .filter((text) => text.includes("kind:"))
        .reverse()
        .join("---\n"),
    }),
  },
  "pinned digests": { edit: pinned },
  "a limit that somebody raised": {
    edit: ({ components: text }) => ({ components: text.replace("memory: 1Gi", "memory: 2Gi") }),
  },
  "image tags that a bot has raised": {
    edit: ({ components: text }) => ({ components: text.replace(/(helm-controller:v\d+\.\d+\.)\d+/g, "$199") }),
  },
  "patches in the kustomization": {
    edit: kustomization("patches:\n- path: limits.yaml\n  target: {kind: Deployment}\n"),
  },
  "labels in the kustomization": { edit: kustomization("labels:\n- pairs: {team: platform}\n") },
  "further resources in the kustomization": {
    edit: ({ kustomization: list }) => ({ kustomization: `${list}- ../../common\n- alerts.yaml\n` }),
  },
};

describe("a flux-system directory", () => {
  for (const [what, shape] of Object.entries(SHAPES)) {
    it(`with ${what} is adopted as it is, with the arguments that are printed`, async () => {
      const { directory, files } = filesOf(shape);
      const { args, left } = adoptionArguments(files, (line) => assert.fail(line));
      assert.deepEqual(left, []);
      const texts: Readonly<Record<string, string>> = {
        [`${directory}/gotk-components.yaml`]: files.components,
        [`${directory}/gotk-sync.yaml`]: files.sync,
        [`${directory}/kustomization.yaml`]: files.kustomization,
      };
      const manifests = args["version"] === undefined ? { manifests: BUNDLE } : {};
      const { resources } = await register(
        { ...(args as unknown as FluxBootstrapArgs), ...manifests },
        {
          preview: true,
          answers: {
            getRepositoryFile: ({ file }) => {
              const content = texts[String(file)];
              return content === undefined ? {} : { content };
            },
          },
        },
      );
      const written = resources.filter(({ type }) => type === FILE);
      assert.deepEqual(Object.fromEntries(written.map(({ inputs }) => [inputs.file, inputs.content])), texts);
      for (const { opts } of written) assert.ok(opts.import !== undefined);
    });
  }
});

function filesOf({ install = {}, version, sync = {}, edit }: Shape) {
  const options = { ...SYNC, ...sync };
  const files = {
    components: components(install, version),
    sync: gotkSync(options).content,
    kustomization: DEFAULT,
  };
  const directory = [options.path, options.namespace].filter((part) => part !== "").join("/");
  const edited = { ...files, ...edit?.(files) };
  assert.ok(edit === undefined || JSON.stringify(edited) !== JSON.stringify(files), "nothing was edited");
  return { directory, files: edited };
}
