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
  /** Its configuration for a repository, a release of Flux and the interval of the source, a minute when left out. */
  config(lab: Lab, repository: string, version: string, interval?: string): StackConfig;
}

/** The program at the root of the checkout. */
export const fluxBootstrap: Contestant = {
  name: "FluxBootstrap",
  program: ROOT,
  environment: {},
  config: ({ gitHost: { sshHostname, knownHosts } }, repository, version, interval) => ({
    "github:owner": "acme",
    github: { owner: "acme", repository, sshHostname, knownHosts },
    path: "clusters/prod",
    version,
    ...(interval !== undefined && { sync: { sourceInterval: interval } }),
  }),
};

/** A ConfigFile, a Secret, three files and two custom resources. */
export const handWritten: Contestant = {
  name: "by hand",
  program: path.join(__dirname, "hand-written"),
  // Without it, every upgrade ends in conflicts with kustomize-controller, which owns the same fields.
  environment: { PULUMI_K8S_ENABLE_PATCH_FORCE: "true" },
  config: ({ gitHost: { sshHostname, knownHosts }, directory }, repository, version, interval = "1m0s") => {
    const components = path.join(directory, `gotk-components-${version}.yaml`);
    writeFileSync(components, composeComponents(version));
    return {
      "github:owner": "acme",
      repository,
      components,
      url: `ssh://git@${sshHostname}/acme/${repository}`,
      knownHosts,
      keyFile: path.join(directory, `${repository}.pem`),
      interval,
    };
  },
};

/** Returns `gotk-components.yaml` of a release. */
export function composeComponents(version: string): string {
  return gotkComponents(readRelease(version), defaults).content;
}
