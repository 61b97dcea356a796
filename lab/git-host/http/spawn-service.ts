import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { Response } from "express";
import { gitEnvironment } from "../git/git-environment";
import type { Service } from "./service";

/** Runs a service for one request: what it prints is the answer, and it ends with the connection. */
export function spawnService(
  response: Response,
  directory: string,
  service: Service,
  args: readonly string[],
  protocol: string | undefined,
): ChildProcessByStdio<Writable, Readable, null> {
  // https://git-scm.com/docs/protocol-v2#_http_transport
  const environment = gitEnvironment(protocol === undefined ? {} : { GIT_PROTOCOL: protocol });
  const command = [service.slice("git-".length), "--stateless-rpc", ...args, directory];
  const child = spawn("git", command, { env: environment, stdio: ["pipe", "pipe", "ignore"] });
  child.stdin.on("error", () => undefined);
  child.on("error", () => response.socket?.destroy());
  child.stdout.pipe(response);
  response.once("close", () => child.kill());
  return child;
}
