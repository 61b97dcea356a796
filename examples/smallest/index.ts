import * as pulumi from "@pulumi/pulumi";
import { FluxBootstrap } from "flux-bootstrap";

const config = new pulumi.Config();
const knownHosts = config.get("knownHosts");

// The cluster is the one of the current kubeconfig, the GitHub token the one in GITHUB_TOKEN: the default providers.
const flux = new FluxBootstrap("flux", {
  github: {
    owner: config.require("owner"),
    repository: config.require("repository"),
    sshHostname: config.require("sshHostname"),
    ...(knownHosts ? { knownHosts } : {}),
  },
  path: "clusters/smallest",
});

export const appliedRevision = flux.appliedRevision;
