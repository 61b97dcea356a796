import { readFileSync } from "node:fs";

import * as github from "@pulumi/github";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/** The program that people write by hand: the exported manifest, a secret, three files and two custom resources. */
const config = new pulumi.Config();
const repository = config.require("repository");
const components = readFileSync(config.require("components"), "utf8");
const url = config.require("url");
const directory = "clusters/prod/flux-system";

const identity = readFileSync(config.require("keyFile"), "utf8");
const identityPub = config.require("publicKey");

// A ConfigFile creates everything at once; without the namespace first, the rest is refused.
const namespace = new k8s.core.v1.Namespace("flux-system", { metadata: { name: "flux-system" } });
const withoutNamespace = (object: { kind: string; apiVersion: string; items?: unknown[] }): void => {
  if (object.kind === "Namespace") Object.assign(object, { apiVersion: "v1", kind: "List", items: [] });
};
const install = new k8s.yaml.ConfigFile(
  "components",
  { file: config.require("components"), transformations: [withoutNamespace] },
  { dependsOn: namespace },
);

const deployKey = new github.RepositoryDeployKey("flux", {
  repository,
  title: "flux",
  key: identityPub,
  readOnly: true,
});

const secret = new k8s.core.v1.Secret(
  "flux-system",
  {
    metadata: { name: "flux-system", namespace: "flux-system" },
    stringData: {
      identity: pulumi.secret(identity),
      "identity.pub": identityPub,
      known_hosts: config.require("knownHosts"),
    },
  },
  { dependsOn: install.ready },
);

const gitRepository = {
  apiVersion: "source.toolkit.fluxcd.io/v1",
  kind: "GitRepository",
  metadata: { name: "flux-system", namespace: "flux-system" },
  spec: { interval: config.require("interval"), ref: { branch: "main" }, secretRef: { name: "flux-system" }, url },
};
const kustomization = {
  apiVersion: "kustomize.toolkit.fluxcd.io/v1",
  kind: "Kustomization",
  metadata: { name: "flux-system", namespace: "flux-system" },
  spec: {
    interval: "10m0s",
    path: "./clusters/prod",
    prune: true,
    sourceRef: { kind: "GitRepository", name: "flux-system" },
  },
};

let previous: pulumi.Resource = secret;
for (const [name, content] of [
  ["gotk-components.yaml", components],
  ["gotk-sync.yaml", `${JSON.stringify(gitRepository)}\n---\n${JSON.stringify(kustomization)}\n`],
  ["kustomization.yaml", "resources: [gotk-components.yaml, gotk-sync.yaml]\n"],
] as const) {
  previous = new github.RepositoryFile(
    name,
    { repository, branch: "main", file: `${directory}/${name}`, content, overwriteOnCreate: true },
    { dependsOn: [previous] },
  );
}

const ready = { "pulumi.com/waitFor": "condition=Ready", "pulumi.com/patchForce": "true" };
const dependsOn = [previous, deployKey, secret];
const source = new k8s.apiextensions.CustomResource(
  "git-repository",
  { ...gitRepository, metadata: { ...gitRepository.metadata, annotations: ready } },
  { dependsOn },
);
new k8s.apiextensions.CustomResource(
  "kustomization",
  {
    ...kustomization,
    metadata: { ...kustomization.metadata, annotations: ready },
    spec: { ...kustomization.spec, deletionPolicy: "Orphan" },
  },
  { dependsOn: source },
);
