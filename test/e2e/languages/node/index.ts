import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap, GitRepository, Kustomization } from "flux-bootstrap";

const config = new pulumi.Config();

const fleet = new FluxBootstrap("fleet", {
  github: {
    owner: "acme",
    repository: config.require("repository"),
    sshHostname: config.require("sshHostname"),
    knownHosts: config.require("knownHosts"),
  },
  path: "clusters/prod",
  sync: { interval: config.require("interval") },
});
const web = new GitRepository("web", {
  flux: fleet,
  url: config.require("applicationsUrl"),
  ref: { branch: "main" },
});
const manifests = new Kustomization("web-manifests", {
  flux: fleet,
  sourceRef: web.reference,
  path: "./kustomize",
  prune: true,
  targetNamespace: "default",
});

export const appliedRevision = fleet.appliedRevision;
export const applicationRevision = manifests.status.apply(({ revision }) => revision);
