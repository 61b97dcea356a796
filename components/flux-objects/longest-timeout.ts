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
  readonly interval?: unknown;
  readonly wait?: unknown;
  readonly healthChecks?: unknown;
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
 * have a time-out of its own. A Kustomization that checks the health of what it has applied does that for nearly as long as its interval
 * when it has no time-out. What is tried again at intervals without an end counts once. Values that are outputs do not count.
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
  const longest = Math.max(total(install, uninstall), total(upgrade, undoUpgrade), timeOfHealthChecks(spec));
  return longest > milliseconds(least) ? `${String(Math.ceil(longest / 1000))}s` : least;
}

/** https://github.com/fluxcd/kustomize-controller/blob/v1.7.0/api/v1/kustomization_types.go (`GetTimeout`) */
const BEFORE_NEXT_INTERVAL = 30_000;

function timeOfHealthChecks({ timeout, interval, wait, healthChecks }: TimedSpec): number {
  const checks = wait === true || (Array.isArray(healthChecks) && healthChecks.length > 0);
  if (!checks || timeout !== undefined || typeof interval !== "string") return 0;
  return milliseconds(interval) - BEFORE_NEXT_INTERVAL;
}

function durationOf(timeout: unknown): string | undefined {
  return typeof timeout === "string" ? timeout : undefined;
}
