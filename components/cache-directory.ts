import envPaths from "env-paths";

/**
 * The user's cache directory of this project: release manifests and, for the lab, built tools.
 * `FLUX_BOOTSTRAP_CACHE` names another one.
 */
export function cacheDirectory(): string {
  return process.env["FLUX_BOOTSTRAP_CACHE"] ?? envPaths("flux-bootstrap", { suffix: "" }).cache;
}
