import type { Problem } from "../validation/problem";
import type { GitHubAppArgs } from "./credentials-args";

/**
 * The minor release of Flux v2 that began to look up an installation by its owner.
 *
 * @see https://github.com/fluxcd/pkg/tree/main/auth/githubapp (source-controller and notification-controller from v1.8 on)
 */
const SINCE = 8;

/** The credentials that may have a GitHub App. */
export interface AppCredentials {
  readonly githubApp?: GitHubAppArgs | undefined;
}

/** Checks that the installation of a GitHub App is named in one way. */
export function installationProblems(propertyPath: string, { githubApp }: AppCredentials = {}): Problem[] {
  if (githubApp === undefined) return [];
  const { installationId, installationOwner } = githubApp;
  if ((installationId === undefined) !== (installationOwner === undefined)) return [];
  const got = installationId === undefined ? "neither" : "both";
  const reason = `must have exactly one of installationId and installationOwner, got ${got}`;
  return [{ propertyPath: `${propertyPath}.githubApp`, reason: `${reason}. Set one of them.` }];
}

/** Checks that a release of Flux finds the installation of a GitHub App in the way in which it is named. */
export function ownerProblems(propertyPath: string, { githubApp }: AppCredentials = {}, release: string): Problem[] {
  const minor = Number(/^v2\.(\d+)\./.exec(release)?.[1] ?? SINCE);
  if (githubApp?.installationOwner === undefined || minor >= SINCE) return [];
  return [
    {
      propertyPath: `${propertyPath}.githubApp.installationOwner`,
      reason: `requires Flux v2.${String(SINCE)} or newer, got ${release}, which only knows the ID. Set installationId instead.`,
    },
  ];
}
