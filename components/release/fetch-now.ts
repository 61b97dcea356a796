import { execFileSync } from "node:child_process";
import * as path from "node:path";
import { archiveUrl } from "./archive-url";
import { knownReleases } from "./digests";
import { packageRoot, runsFromSources } from "./package-root";
import { ReleaseError } from "./release-error";

const TIME_LIMIT = 60_000;

/** Whether nothing may be downloaded during preview and up. */
export function isOffline(): boolean {
  return !["", "0", "false"].includes(process.env["FLUX_BOOTSTRAP_OFFLINE"] ?? "");
}

/**
 * Downloads a release into the user's cache and waits for it, as the constructor of a component must: by `flux-bootstrap fetch`
 * in a process of its own.
 *
 * @throws ReleaseError with the reason when it cannot be had
 */
export function fetchNow(version: string, log: (line: string) => void = () => undefined): void {
  log(`Flux ${version} is not on this machine: downloading ${archiveUrl(version)}`);
  const main = path.join(__dirname, "..", "cli", runsFromSources ? "main.ts" : "main.js");
  const sources = runsFromSources ? ["-r", require.resolve("ts-node/register")] : [];
  const env = { ...process.env, ...(runsFromSources ? { TS_NODE_PROJECT: path.join(packageRoot(), "tsconfig.json") } : {}) };
  const trust = knownReleases[version] === undefined ? ["--record"] : [];
  try {
    execFileSync(process.execPath, [...sources, main, "fetch", version, ...trust], { env, stdio: ["ignore", "ignore", "pipe"], timeout: TIME_LIMIT });
  } catch (error) {
    const { stderr, code } = error as NodeJS.ErrnoException & { readonly stderr?: Buffer };
    const lines = String(stderr ?? "").trim().split("\n");
    const reason = code === "ETIMEDOUT" ? `it took more than ${TIME_LIMIT / 1000} s` : (lines.at(-1) ?? "").replace(/^error: /, "");
    throw new ReleaseError(`Flux ${version} could not be downloaded: ${reason}`);
  }
}
