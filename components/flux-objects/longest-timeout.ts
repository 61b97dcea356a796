import { milliseconds } from "../manifests/go-duration";

/** An action of helm-controller. */
interface Action {
  readonly timeout?: unknown;
  /** Runs the tests of a chart. */
  readonly enable?: unknown;
  readonly remediation?: { readonly retries?: unknown; readonly strategy?: unknown };
}

/** The fields of a spec that decide how long its controller may take. */
export interface TimedSpec {
  readonly timeout?: unknown;
  readonly install?: Action;
  readonly upgrade?: Action;
  readonly test?: Action;
  readonly rollback?: Action;
  readonly uninstall?: Action;
}

/** https://fluxcd.io/flux/components/helm/helmreleases/#timeout */
const DEFAULT = "5m0s";

/**
 * Returns the time that a controller may take for an object, as a Go duration, and at least a given one: the `timeout` of its spec. A
 * HelmRelease is installed or upgraded and tested, as often as its remediation allows, and undone in between; each of these actions may
 * have a time-out of its own. Values that are outputs do not count.
 *
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#configuring-failure-handling
 */
export function longestTimeout(least: string, spec: TimedSpec): string {
  const { install = {}, upgrade = {}, test = {}, rollback = {}, uninstall = {} } = spec;
  const timeOf = ({ timeout }: Action): number =>
    milliseconds(durationOf(timeout) ?? durationOf(spec.timeout) ?? DEFAULT);
  const testTime = test.enable === true ? timeOf(test) : 0;
  const total = (action: Action, undo: Action): number => {
    const { retries } = action.remediation ?? {};
    const further = typeof retries === "number" ? Math.max(0, retries) : 0;
    return (1 + further) * (timeOf(action) + testTime) + further * timeOf(undo);
  };
  const undoUpgrade = upgrade.remediation?.strategy === "uninstall" ? uninstall : rollback;
  const longest = Math.max(total(install, uninstall), total(upgrade, undoUpgrade));
  return longest > milliseconds(least) ? `${String(Math.ceil(longest / 1000))}s` : least;
}

function durationOf(timeout: unknown): string | undefined {
  return typeof timeout === "string" ? timeout : undefined;
}
