// What git runs in place of `ssh`, which a machine may lack: GIT_SSH_COMMAND="node -r … ssh-client.ts".
// https://git-scm.com/docs/git#Documentation/git.txt-GITSSHCOMMAND
import { readFileSync } from "node:fs";
import { Client } from "ssh2";

const { TEST_SSH_KEY = "", TEST_SSH_PORT = "", TEST_SSH_USER = "git", GIT_PROTOCOL } = process.env;
const client = new Client();
client.on("error", (error) => {
  process.stderr.write(`ssh: ${error.message}\n`);
  process.exit(255);
});
client.on("ready", () => {
  const env = GIT_PROTOCOL === undefined ? {} : { GIT_PROTOCOL };
  client.exec(process.argv.at(-1) ?? "", { env }, (error, channel) => {
    if (error !== undefined) throw error;
    process.stdin.pipe(channel);
    channel.pipe(process.stdout);
    channel.stderr.pipe(process.stderr);
    channel.on("exit", (code: number) => (process.exitCode = code));
    channel.on("close", () => {
      client.end();
      process.stdin.destroy();
    });
  });
});
client.connect({
  host: "127.0.0.1",
  port: Number(TEST_SSH_PORT),
  username: TEST_SSH_USER,
  privateKey: readFileSync(TEST_SSH_KEY),
});
