import { isDowngrade } from "./versions";
import type { Finding } from "./finding";

/**
 * Returns the finding whether a release may replace the releases that run in a cluster.
 *
 * @param installed the releases in the labels of Flux's objects
 */
export function installedVersion(installed: readonly string[], wanted: string): Finding {
  const check = "installed version";
  const newer = installed.find((version) => isDowngrade(version, wanted));
  if (newer !== undefined) {
    return {
      check,
      ok: false,
      message: `Flux ${newer} is installed, and ${wanted} would be a downgrade across a minor version, which Flux does not support`,
      remedy: `choose a release of ${/^v?\d+\.\d+/.exec(newer)?.[0] ?? newer} or newer; or set allowDowngrade when every other check passes`,
    };
  }
  if (installed.length === 0) return { check, ok: true, message: "no Flux is installed" };
  return { check, ok: true, message: `Flux ${installed.join(", ")} is installed, and ${wanted} can replace it` };
}
