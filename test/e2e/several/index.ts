import * as gitHub from "@pulumi/github";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap } from "../../../components";
import type { GitHubArgs } from "../../../components";

/**
 * What `fleet.e2e.ts` and `one-commit.e2e.ts` run: a cluster for each name, written as YAML to a directory of that name. With a
 * `token`, the GitHub provider is one of the program.
 */
const config = new pulumi.Config();
const github = config.requireObject<GitHubArgs>("github");
const rendered = config.require("rendered");
const interval = config.get("interval");
const token = config.getSecret("token");
const providers = token === undefined ? [] : [new gitHub.Provider("git", { owner: github.owner, token })];

for (const cluster of config.requireObject<string[]>("clusters")) {
  const provider = new k8s.Provider(cluster, { renderYamlToDirectory: `${rendered}/${cluster}` });
  const components = ["source-controller", "kustomize-controller"];
  new FluxBootstrap(
    cluster,
    { github, path: `clusters/${cluster}`, components, networkPolicy: false, ...(interval && { sync: { interval } }) },
    { providers: [provider, ...providers] },
  );
}
