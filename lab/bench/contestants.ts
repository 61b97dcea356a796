import { writeFileSync } from "node:fs";
import * as path from "node:path";

import { defaults } from "../../components/defaults";
import { gotkComponents } from "../../components/manifests/install";
import { readRelease } from "../../components/release";
import type { Lab } from "../lab";
import type { StackConfig } from "../pulumi";

const ROOT = path.resolve(__dirname, "..", "..");

/** A program that bootstraps a cluster. */
export interface Contestant {
  readonly name: string;
  readonly program: string;
  /** What it needs beyond the lab's own environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Its configuration for a repository and a release of Flux. */
  config(lab: Lab, repository: string, version: string): StackConfig;
}

/** The program at the root of the checkout. */
export const fluxBootstrap: Contestant = {
  name: "FluxBootstrap",
  program: ROOT,
  environment: {},
  config: ({ gitHost: { sshHostname, knownHosts } }, repository, version) => ({
    "github:owner": "acme",
    github: { owner: "acme", repository, sshHostname, knownHosts },
    path: "clusters/prod",
    version,
  }),
};

/** A ConfigFile, a Secret, three files and two custom resources. */
export const handWritten: Contestant = {
  name: "by hand",
  program: path.join(__dirname, "hand-written"),
  // Without it, every upgrade ends in conflicts with kustomize-controller, which owns the same fields.
  environment: { PULUMI_K8S_ENABLE_PATCH_FORCE: "true" },
  config: ({ gitHost: { sshHostname, knownHosts }, directory }, repository, version) => {
    const components = path.join(directory, `gotk-components-${version}.yaml`);
    writeFileSync(components, gotkComponents(readRelease(version), defaults).content);
    return {
      "github:owner": "acme",
      repository,
      components,
      url: `ssh://git@${sshHostname}/acme/${repository}`,
      knownHosts,
      keyFile: path.join(directory, `${repository}.pem`),
    };
  },
};
