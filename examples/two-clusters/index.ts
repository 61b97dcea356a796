import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { FluxBootstrap } from "flux-bootstrap";

const config = new pulumi.Config();
const knownHosts = config.get("knownHosts");
const github = {
  owner: config.require("owner"),
  repository: config.require("repository"),
  sshHostname: config.require("sshHostname"),
  ...(knownHosts ? { knownHosts } : {}),
};

function bootstrap(cluster: string, sourceInterval: string, dependsOn: pulumi.Resource[]): FluxBootstrap {
  const provider = new kubernetes.Provider(cluster, { kubeconfig: config.requireSecret(`${cluster}Kubeconfig`) });
  return new FluxBootstrap(
    cluster,
    { github, path: `clusters/${cluster}`, sync: { sourceInterval } },
    { providers: [provider], dependsOn },
  );
}

// Production follows Git more slowly, and is only touched when staging is well.
const staging = bootstrap("staging", "30s", []);
const production = bootstrap("production", "5m", [staging]);

export const stagingRevision = staging.appliedRevision;
export const productionRevision = production.appliedRevision;
