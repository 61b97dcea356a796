import * as pulumi from "@pulumi/pulumi";
import { ControllerSize, FluxBootstrap } from "flux-bootstrap";

const config = new pulumi.Config();
const knownHosts = config.get("knownHosts");

// A cluster with many tenants: large controllers on nodes of their own, artifacts that outlive a pod, a second set of
// controllers for the objects labelled sharding.fluxcd.io/key: tenants, and tenants that cannot reach each other's sources.
const flux = new FluxBootstrap("flux", {
  github: {
    owner: config.require("owner"),
    repository: config.require("repository"),
    sshHostname: config.require("sshHostname"),
    ...(knownHosts ? { knownHosts } : {}),
  },
  path: "clusters/customized",
  controllers: {
    all: { size: ControllerSize.medium, tolerations: [{ key: "dedicated", operator: "Exists" }] },
    kustomizeController: { size: ControllerSize.large, args: ["--requeue-dependency=5s"] },
  },
  storage: { size: "10Gi" },
  sharding: { shards: ["tenants"] },
  multitenancy: {},
  patches: [
    {
      patch: "- op: add\n  path: /spec/template/spec/priorityClassName\n  value: system-cluster-critical\n",
      target: { kind: "Deployment", name: ".*-tenants" },
    },
  ],
});

export const appliedRevision = flux.appliedRevision;
