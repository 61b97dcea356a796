import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { authorizedKey } from "../../components/git/credentials/ssh-key";
import { GO_RUNTIME } from "../../lab/go-runtime";
import { configOf, type World } from "./world";

/**
 * Runs `flux bootstrap git` for a cluster and its repository, with a key of its own.
 *
 * @param flags further ones, such as `--log-level=debug`
 * @see https://fluxcd.io/flux/cmd/flux_bootstrap_git/
 */
export async function bootstrapByCli(world: World, flags: readonly string[] = []): Promise<void> {
  const { lab, cluster, repository } = world;
  const directory = mkdtempSync(join(lab.directory, "flux-cli-"));
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const keyFile = join(directory, "identity");
  writeFileSync(keyFile, pem, { mode: 0o600 });
  repository.addDeployKey(authorizedKey(pem), { title: "flux", readOnly: false });
  const { sshHostname } = configOf(lab, repository.fullName)["github"] as { readonly sshHostname: string };
  const cli = lab.processes.spawn({
    name: `flux bootstrap of ${cluster.name}`,
    file: lab.toolchain.path("flux"),
    args: [
      "bootstrap",
      "git",
      `--url=ssh://git@${sshHostname}/${repository.fullName}`,
      "--branch=main",
      "--path=clusters/prod",
      `--private-key-file=${keyFile}`,
      "--silent",
      ...flags,
    ],
    env: { PATH: "/usr/bin:/bin", HOME: directory, TMPDIR: directory, KUBECONFIG: cluster.kubeconfig, ...GO_RUNTIME },
    cwd: directory,
    log: join(directory, "log"),
  });
  await cli.exited;
  if (cli.status()?.code !== 0) throw new Error(`flux bootstrap git failed:\n${cli.tail()}`);
}
