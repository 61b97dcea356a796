import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { authorizedKey } from "../components/git/credentials/ssh-key";
import type { Cluster } from "./cluster";
import type { Repository } from "./git-host";
import { GO_RUNTIME } from "./go-runtime";
import type { Lab } from "./lab";

/** The flux CLI for a cluster and its repository, with a key of its own. */
export interface FluxCli {
  /**
   * Runs `flux bootstrap git`.
   *
   * @param flags further ones, such as `--log-level=debug`
   * @see https://fluxcd.io/flux/cmd/flux_bootstrap_git/
   */
  bootstrap(flags?: readonly string[]): Promise<void>;
}

/** Registers a key for the flux CLI. */
export function createFluxCli(lab: Lab, cluster: Cluster, repository: Repository): FluxCli {
  const directory = mkdtempSync(join(lab.directory, "flux-cli-"));
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const keyFile = join(directory, "identity");
  writeFileSync(keyFile, pem, { mode: 0o600 });
  repository.addDeployKey(authorizedKey(pem), { title: "flux", readOnly: false });
  const usual = ["--branch=main", "--path=clusters/prod", `--private-key-file=${keyFile}`, "--silent"];
  return {
    async bootstrap(flags = []) {
      const cli = lab.processes.spawn({
        name: `flux bootstrap of ${cluster.name}`,
        file: lab.toolchain.path("flux"),
        args: [
          ...["bootstrap", "git", `--url=ssh://git@${lab.gitHost.sshHostname}/${repository.fullName}`],
          ...usual,
          ...flags,
        ],
        env: {
          PATH: "/usr/bin:/bin",
          HOME: directory,
          TMPDIR: directory,
          KUBECONFIG: cluster.kubeconfig,
          ...GO_RUNTIME,
        },
        cwd: directory,
        log: join(directory, "log"),
      });
      await cli.exited;
      if (cli.status()?.code !== 0) throw new Error(`flux bootstrap git failed:\n${cli.tail()}`);
    },
  };
}
