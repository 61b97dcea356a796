import { dirname } from "node:path";

/**
 * The variable that makes the lab's Kubernetes provider behave as from 4.29 on when it is "true": it refuses to create what
 * exists.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/pull/4278
 */
export const CREATES_BY_POST = "LAB_KUBERNETES_CREATES_BY_POST";

// What a Node program needs to run as this user: where the caches are, how to write. No credentials, no addresses.
const INHERITED = ["HOME", "USER", "LANG", "LC_ALL", "XDG_CACHE_HOME", "FLUX_BOOTSTRAP_CACHE", CREATES_BY_POST];

/**
 * The environment of a Pulumi run. It is made up anew: a GITHUB_TOKEN or a KUBECONFIG of the person who runs the lab would
 * otherwise beat the program's own arguments.
 */
export function runEnvironment(
  ...additions: readonly Readonly<Record<string, string>>[]
): Readonly<Record<string, string>> {
  const inherited = INHERITED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const path = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;
  return Object.assign({ ...Object.fromEntries(inherited), PATH: path }, ...additions) as Record<string, string>;
}
