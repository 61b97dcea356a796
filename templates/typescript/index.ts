import * as github from "@pulumi/github";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { FluxBootstrap } from "flux-bootstrap";

const config = new pulumi.Config();
const owner = config.require("owner");
const repository = config.require("repository");

const cluster = new kubernetes.Provider("cluster", { kubeconfig: config.requireSecret("kubeconfig") });
const gitHub = new github.Provider("github", { owner, token: config.requireSecret("githubToken") });

const flux = new FluxBootstrap(
  "fleet",
  { github: { owner, repository, branch: "main" }, path: config.require("path") },
  { providers: [cluster, gitHub] },
);

export const appliedRevision = flux.appliedRevision;
