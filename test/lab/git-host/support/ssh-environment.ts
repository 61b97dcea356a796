import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { GitHost } from "../../../../lab/git-host";

/** The environment in which git reaches the host over SSH with a certain private key. */
export async function sshEnvironment(
  host: GitHost,
  scratch: string,
  privateKey: string,
): Promise<Record<string, string>> {
  const file = join(scratch, `key-${String(Math.random()).slice(2)}`);
  await writeFile(file, privateKey, { mode: 0o600 });
  const client = join(__dirname, "ssh-client.ts");
  return {
    TS_NODE_PROJECT: join(__dirname, "..", "..", "..", "..", "tsconfig.json"),
    GIT_SSH_VARIANT: "ssh",
    GIT_SSH_COMMAND: `'${process.execPath}' -r ts-node/register/transpile-only '${client}'`,
    NODE_PATH: join(__dirname, "..", "..", "..", "..", "node_modules"),
    TEST_SSH_KEY: file,
    TEST_SSH_PORT: host.sshHostname.split(":")[1] ?? "",
  };
}
