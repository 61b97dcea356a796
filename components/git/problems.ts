import * as checks from "../validation/checks";
import type { Problem } from "../validation/problem";
import { SshKeyAlgorithm } from "./credentials/ssh-key";
import type { CommitArgs, CredentialsArgs, GitArgs, GitHubArgs } from "./args";
import { CommitMode } from "./hosts/commit";
import { pinnedKnownHosts } from "../manifests/known-hosts";
import { sshHostnameOf } from "./resolve";

const KINDS = ["deployKey", "sshKey", "token", "githubApp", "existingSecret", "anonymous"] as const;

/** The rules between the arguments about GitHub, the credentials and the commits. */
export function gitProblems({ github, credentials = {}, commit = {} }: GitArgs): Problem[] {
  if (github === undefined) return [];
  return [
    ...missingKnownHosts(github, credentials),
    ...newRepositoryProblems(github, commit),
    ...credentialsProblems(credentials),
    ...pullRequestProblems(github, commit),
  ];
}

function isSet(credentials: object | boolean | undefined): boolean {
  return credentials !== undefined && credentials !== false;
}

function missingKnownHosts(github: GitHubArgs, credentials: CredentialsArgs): Problem[] {
  const { url } = github;
  const overHttps = [credentials.token, credentials.githubApp, credentials.existingSecret, credentials.anonymous].some(
    isSet,
  );
  if (overHttps || github.knownHosts !== undefined || (url !== undefined && checks.webOrigin(url) !== undefined))
    return [];
  const host = sshHostnameOf(github);
  if (pinnedKnownHosts(host) !== undefined) return [];
  const reason = `is required for ${JSON.stringify(host)}: no host keys are pinned for it, and none is trusted on first use`;
  return [{ propertyPath: "github.knownHosts", reason }];
}

function newRepositoryProblems({ repository, createRepository }: GitHubArgs, { mode }: CommitArgs): Problem[] {
  if (createRepository === undefined) return [];
  const propertyPath = "github.createRepository";
  return [
    ...(typeof repository === "string"
      ? []
      : [{ propertyPath, reason: "needs the name of the repository as a text in github.repository" }]),
    ...(mode === CommitMode.PullRequest
      ? [{ propertyPath, reason: 'cannot go with commit.mode "pullRequest": a new repository has nobody to ask' }]
      : []),
  ];
}

function credentialsProblems(credentials: CredentialsArgs): Problem[] {
  const set = KINDS.filter((kind) => isSet(credentials[kind]));
  const { algorithm, rsaBits } = credentials.deployKey ?? {};
  return [
    ...(set.length > 1
      ? [{ propertyPath: "credentials", reason: `must be of one kind, got ${set.join(" and ")}` }]
      : []),
    ...(rsaBits !== undefined && algorithm !== SshKeyAlgorithm.Rsa
      ? [{ propertyPath: "credentials.deployKey.rsaBits", reason: 'is for keys of algorithm "rsa"' }]
      : []),
  ];
}

function pullRequestProblems({ repository }: GitHubArgs, { mode, pullRequest }: CommitArgs): Problem[] {
  return [
    ...(pullRequest !== undefined && mode !== CommitMode.PullRequest
      ? [{ propertyPath: "commit.pullRequest", reason: 'is for commit.mode "pullRequest"' }]
      : []),
    ...(mode === CommitMode.PullRequest && typeof repository !== "string"
      ? [
          {
            propertyPath: "commit.mode",
            reason: '"pullRequest" needs a repository that exists: github.repository must be its name',
          },
        ]
      : []),
  ];
}
