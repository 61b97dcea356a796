import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import * as path from "node:path";

import { packageRoot, runsFromSources } from "./directories";
import { archiveUrl } from "./download";

/** Longer than one attempt of a download takes. */
const TIME_LIMIT = 90_000;

/**
 * Downloads a release into the user's cache and waits for it, as the constructor of a component must: by `flux-bootstrap fetch`
 * in a process of its own. It takes an unknown release as it comes, unless the lock file records another one.
 *
 * @returns the reason, a sentence, when nothing was downloaded
 */
export function fetchNow(version: string, lockDirectory: string, log?: (line: string) => void): string | undefined {
  if (!["", "0", "false"].includes(process.env["FLUX_BOOTSTRAP_OFFLINE"] ?? "")) {
    return "Nothing is downloaded, because FLUX_BOOTSTRAP_OFFLINE is set.";
  }
  log?.(`Flux ${version} is not on this machine: downloading ${archiveUrl(version)}`);
  const main = path.join(packageRoot(), runsFromSources ? "components/cli/main.ts" : "bin/components/cli/main.js");
  const node = runsFromSources ? ["-r", createRequire(__filename).resolve("ts-node/register"), main] : [main];
  const typescript = runsFromSources ? { TS_NODE_PROJECT: path.join(packageRoot(), "tsconfig.json") } : {};
  const fetch = ["fetch", version, "--no-retry", "--record", "--lock-directory", lockDirectory];
  const { status, signal, stderr, error } = spawnSync(process.execPath, [...node, ...fetch], {
    env: { ...process.env, ...typescript },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    timeout: TIME_LIMIT,
  });
  if (status === 0) return undefined;
  const message = stderr.trim().replace(/^[^]*?^error: /m, ""); // of the command; other lines are its log
  return `Flux ${version} could not be downloaded: ${error?.message ?? (message || `killed by ${String(signal)}`)}`;
}
