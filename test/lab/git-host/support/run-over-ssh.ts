import { Client, type ConnectConfig } from "ssh2";
import type { GitHost } from "../../../../lab/git-host";

/** How a command on the host ended. */
export interface SshRun {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Connects to the host, as "git" with the key unless `config` says otherwise, and does something. */
export function overSsh<T>(
  host: GitHost,
  config: Partial<ConnectConfig>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const [hostname = "", port = ""] = host.sshHostname.split(":");
  const client = new Client();
  return new Promise<T>((resolve, reject) => {
    client.on("error", reject);
    client.on("ready", () => {
      work(client).then(resolve, reject);
    });
    client.connect({ host: hostname, port: Number(port), username: "git", ...config });
  }).finally(() => {
    client.end();
  });
}

/** Runs a command on the host; it gets no input. */
export function runOverSsh(host: GitHost, config: Partial<ConnectConfig>, command: string): Promise<SshRun> {
  return overSsh(
    host,
    config,
    (client) =>
      new Promise((resolve, reject) => {
        client.exec(command, (error, channel) => {
          if (error !== undefined) {
            reject(error);
            return;
          }
          let [stdout, stderr, code]: [string, string, number | undefined] = ["", "", undefined];
          channel.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
          channel.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
          channel.on("exit", (value: number) => (code = value));
          channel.on("close", () => {
            resolve({ code, stdout, stderr });
          });
          channel.end();
        });
      }),
  );
}
