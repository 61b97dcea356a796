import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap } from "../../../components";
import type { GitHubArgs } from "../../../components";

/** What `fleet.e2e.ts` runs: a cluster for each name, written as YAML to a directory of that name. */
const config = new pulumi.Config();
const github = config.requireObject<GitHubArgs>("github");
const rendered = config.require("rendered");

for (const cluster of config.requireObject<string[]>("clusters")) {
  const provider = new k8s.Provider(cluster, { renderYamlToDirectory: `${rendered}/${cluster}` });
  const components = ["source-controller", "kustomize-controller"];
  new FluxBootstrap(
    cluster,
    { github, path: `clusters/${cluster}`, components, networkPolicy: false },
    { providers: [provider] },
  );
}
