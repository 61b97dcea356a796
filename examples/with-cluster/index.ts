import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { FluxBootstrap } from "flux-bootstrap";

import { LocalCluster } from "./local-cluster";

const config = new pulumi.Config();
const knownHosts = config.get("knownHosts");

const cluster = new LocalCluster("cluster", {
  createCommand: config.require("createCommand"),
  deleteCommand: config.require("deleteCommand"),
});

// The kubeconfig is an output: on the first preview there is no cluster yet, and still every resource is listed.
const provider = new kubernetes.Provider("cluster", { kubeconfig: cluster.kubeconfig });

const flux = new FluxBootstrap(
  "flux",
  {
    github: {
      owner: config.require("owner"),
      repository: config.require("repository"),
      sshHostname: config.require("sshHostname"),
      ...(knownHosts ? { knownHosts } : {}),
    },
    path: "clusters/with-cluster",
  },
  { providers: [provider] },
);

export const appliedRevision = flux.appliedRevision;
