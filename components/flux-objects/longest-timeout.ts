import { milliseconds } from "../manifests/go-duration";

interface Action {
  readonly remediation?: { readonly retries?: unknown };
}

/**
 * Returns the time that a controller may take for an object, as a Go duration: the `timeout` of its spec, for each attempt that
 * `install.remediation` and `upgrade.remediation` allow; at least a given one. Values that are outputs do not count.
 *
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#configuring-failure-handling
 */
export function longestTimeout(least: string, spec: object): string {
  const { timeout, install, upgrade } = spec as {
    readonly timeout?: unknown;
    readonly install?: Action;
    readonly upgrade?: Action;
  };
  if (typeof timeout !== "string") return least;
  const retries = [install, upgrade].map((action) => action?.remediation?.retries);
  const attempts = 1 + Math.max(0, ...retries.filter((count) => typeof count === "number"));
  const longest = milliseconds(timeout) * attempts;
  return longest > milliseconds(least) ? `${String(Math.ceil(longest / 1000))}s` : least;
}
