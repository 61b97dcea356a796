import { execFileSync } from "node:child_process";
import * as path from "node:path";
import { downloadAdvice } from "./errors";
import { archiveUrl } from "./download";
import { knownReleases } from "./digests";
import { packageRoot, runsFromSources } from "./directories";
import { ReleaseError } from "./errors";

const TIME_LIMIT = 60_000;

/** Whether nothing may be downloaded during preview and up. */
export function isOffline(): boolean {
  return !["", "0", "false"].includes(process.env["FLUX_BOOTSTRAP_OFFLINE"] ?? "");
}

/**
 * Downloads a release into the user's cache and waits for it, as the constructor of a component must: by `flux-bootstrap fetch`
 * in a process of its own. It takes an unknown release as it comes, unless the lock file records what it must be.
 *
 * @throws ReleaseError with the reason when it cannot be had
 */
export function fetchNow(version: string, lockDirectory: string, log: (line: string) => void = () => undefined): void {
  log(`Flux ${version} is not on this machine: downloading ${archiveUrl(version)}`);
  const main = path.join(__dirname, "..", "cli", runsFromSources ? "main.ts" : "main.js");
  const sources = runsFromSources ? ["-r", require.resolve("ts-node/register")] : [];
  const env = {
    ...process.env,
    ...(runsFromSources ? { TS_NODE_PROJECT: path.join(packageRoot(), "tsconfig.json") } : {}),
  };
  const trust = knownReleases[version] === undefined ? ["--record"] : [];
  const flags = ["--no-retry", "--lock-directory", lockDirectory, ...trust];
  try {
    execFileSync(process.execPath, [...sources, main, "fetch", version, ...flags], {
      env,
      stdio: ["ignore", "ignore", "pipe"],
      timeout: TIME_LIMIT,
    });
  } catch (error) {
    const { stderr, code } = error as NodeJS.ErrnoException & { readonly stderr?: Buffer };
    const reason =
      code === "ETIMEDOUT"
        ? `it took more than ${TIME_LIMIT / 1000} s. ${downloadAdvice(version)}`
        : lastError(String(stderr));
    throw new ReleaseError(`Flux ${version} could not be downloaded: ${reason}`);
  }
}

/** The message that the command ended with, all its lines; the last line of a process that came to no message. */
function lastError(stderr: string): string {
  const text = stderr.trim();
  return /^error: ([^]*)/m.exec(text)?.[1] ?? text.split("\n").at(-1) ?? "";
}
