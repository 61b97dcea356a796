import * as github from "@pulumi/github";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { AlertProvider, FluxBootstrap, GitRepository, Kustomization } from "flux-bootstrap";

const config = new pulumi.Config();

const cluster = new kubernetes.Provider("cluster", { kubeconfig: config.requireSecret("kubeconfig") });
const git = new github.Provider("git", { owner: "acme", token: config.requireSecret("githubToken") });
const fleet = new FluxBootstrap(
  "fleet",
  {
    github: {
      owner: "acme",
      repository: config.require("repository"),
      sshHostname: config.require("sshHostname"),
      knownHosts: config.require("knownHosts"),
    },
    path: "clusters/prod",
    sync: { interval: config.require("interval") },
  },
  { providers: [cluster, git] },
);
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
new AlertProvider("hook", { flux: fleet, type: "generic", secret: { address: config.requireSecret("hookAddress") } });

export const appliedRevision = fleet.appliedRevision;
export const applicationRevision = manifests.status.apply(({ revision }) => revision);
