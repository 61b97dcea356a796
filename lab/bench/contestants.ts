import { generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";

import { defaults } from "../../components/defaults";
import { authorizedKey } from "../../components/git/credentials/ssh-key";
import { gotkComponents } from "../../components/manifests/install";
import { readRelease } from "../../components/release";
import type { Lab } from "../lab";
import type { StackConfig } from "../pulumi";

/** The interval of the source that `flux bootstrap git` uses. */
const INTERVAL = "1m0s";
/** The programs are transpiled only: their types are checked by `npm run typecheck`. */
export const TRANSPILE_ONLY = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

/** A program that bootstraps a cluster. */
export interface Contestant {
  readonly name: string;
  readonly program: string;
  /** What it needs beyond the lab's own environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Its configuration for a repository, a release of Flux and the interval of the source, a minute when left out. */
  config(lab: Lab, repository: string, version: string, interval?: string): StackConfig;
}

/** A program that imports the package, as `npm run build` has made it. */
export const fluxBootstrap: Contestant = {
  name: "FluxBootstrap",
  program: path.join(__dirname, "flux-bootstrap"),
  environment: TRANSPILE_ONLY,
  config: ({ gitHost: { sshHostname, knownHosts } }, repository, version, interval = INTERVAL) => ({
    "github:owner": "acme",
    github: { owner: "acme", repository, sshHostname, knownHosts },
    version,
    interval,
  }),
};

/** A ConfigFile, a Secret, three files and two custom resources. */
export const handWritten: Contestant = {
  name: "by hand",
  program: path.join(__dirname, "hand-written"),
  // Without it, every upgrade ends in conflicts with kustomize-controller, which owns the same fields.
  environment: { ...TRANSPILE_ONLY, PULUMI_K8S_ENABLE_PATCH_FORCE: "true" },
  config: ({ gitHost: { sshHostname, knownHosts }, directory }, repository, version, interval = INTERVAL) => {
    const components = path.join(directory, `gotk-components-${version}.yaml`);
    writeFileSync(components, composeComponents(version));
    const keyFile = path.join(directory, `${repository}.pem`);
    return {
      "github:owner": "acme",
      repository,
      components,
      url: `ssh://git@${sshHostname}/acme/${repository}`,
      knownHosts,
      keyFile,
      publicKey: publicKeyOf(keyFile),
      interval,
    };
  },
};

/** Returns `gotk-components.yaml` of a release. */
export function composeComponents(version: string): string {
  return gotkComponents(readRelease(version), defaults).content;
}

/** Returns the public key of a private key in a file, which is made when it does not exist. */
function publicKeyOf(file: string): string {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  }
  return authorizedKey(readFileSync(file, "utf8"));
}
