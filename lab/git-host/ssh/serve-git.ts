import { spawn, type ChildProcess } from "node:child_process";
import type { ServerChannel } from "ssh2";
import { gitEnvironment } from "../git/git-environment";
import { findRenamed, findRepository } from "../state/find-repository";
import type { HostState } from "../state/host-state";
import type { Grant } from "./grant-of";
import { parseGitCommand } from "./git-command";

/** Runs what a client asked for, or says why not in GitHub's words and runs nothing. */
export function serveGit(
  state: HostState,
  channel: ServerChannel,
  grant: Grant,
  command: string,
  protocol: string | undefined,
): ChildProcess | undefined {
  const refuse = (message: string): void => {
    channel.stderr.write(`${message}\n`);
    channel.exit(1);
    channel.end();
  };
  const { key, repository } = grant;
  const asked = parseGitCommand(command);
  if (asked === undefined) {
    refuse(`Invalid command: '${command}'\n  You appear to be using ssh to clone a git:// URL.`);
    return undefined;
  }
  const [owner = "", name = ""] = asked.repository.split("/");
  if ((findRepository(state, owner, name) ?? findRenamed(state, owner, name)) !== repository) {
    refuse("ERROR: Repository not found.");
    return undefined;
  }
  const push = asked.service === "git-receive-pack";
  if (push && key.readOnly) {
    refuse("ERROR: The key you are authenticating with has been marked as read only.");
    return undefined;
  }
  if (push && repository.settings.archived) {
    refuse("ERROR: This repository was archived so it is read-only.");
    return undefined;
  }
  key.lastUsed = new Date();
  const environment = gitEnvironment(protocol === undefined ? {} : { GIT_PROTOCOL: protocol });
  const child = spawn("git", [asked.service.slice("git-".length), repository.directory], { env: environment });
  child.stdin.on("error", () => undefined);
  channel.pipe(child.stdin);
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  child.on("error", () => {
    refuse("ERROR: git could not be started.");
  });
  child.on("close", (code) => {
    if (push) repository.updatedAt = new Date();
    channel.exit(code ?? 1);
    channel.end();
  });
  channel.on("close", () => child.kill());
  return child;
}
