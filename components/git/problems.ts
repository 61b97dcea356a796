import * as checks from "../validation/checks";
import type { Problem } from "../validation/problem";
import { GitTransport } from "./credentials/options";
import { SshKeyAlgorithm } from "./credentials/ssh-key";
import type { CredentialsArgs, GitArgs, GitHubArgs } from "./args";
import type { CommitArgs } from "./commit-args";
import { CommitMode } from "./hosts/commit";
import { installationProblems, ownerProblems } from "../flux-objects/github-app";
import { credentialProblems } from "../flux-objects/credential-values";
import { pinnedKnownHosts } from "../manifests/known-hosts";
import { sshHostnameOf } from "./resolve";

const KINDS = ["deployKey", "sshKey", "token", "githubApp", "existingSecret", "anonymous"] as const;

/** Returns the violations of the rules between the arguments about GitHub, the credentials and the commits. */
export function gitProblems({ github, credentials = {}, commit = {} }: GitArgs, version: string): Problem[] {
  if (github === undefined) return [];
  return [
    ...missingKnownHosts(github, credentials),
    ...newRepositoryProblems(github, commit),
    ...credentialsProblems(credentials),
    ...installationProblems("credentials", credentials),
    ...ownerProblems("credentials", credentials, version),
    ...credentialProblems("credentials", credentials),
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
  const reason = `is required for ${JSON.stringify(host)}, for which this package pins no host keys. Set it to the keys that the host publishes: no key is trusted on first use.`;
  return [{ propertyPath: "github.knownHosts", reason }];
}

function newRepositoryProblems({ repository, createRepository }: GitHubArgs, { mode }: CommitArgs): Problem[] {
  if (createRepository === undefined) return [];
  const propertyPath = "github.createRepository";
  return [
    ...(typeof repository === "string"
      ? []
      : [
          {
            propertyPath,
            reason: "requires the name of the repository as a plain string in github.repository, got an output",
          },
        ]),
    ...(mode === CommitMode.PullRequest
      ? [
          {
            propertyPath,
            reason:
              'conflicts with commit.mode "pullRequest": a repository that this program creates has no branch to open a pull request against',
          },
        ]
      : []),
  ];
}

function credentialsProblems(credentials: CredentialsArgs): Problem[] {
  const set = KINDS.filter((kind) => isSet(credentials[kind]));
  const { deployKey: { algorithm, rsaBits } = {}, existingSecret } = credentials;
  return [
    ...(set.length > 1
      ? [
          {
            propertyPath: "credentials",
            reason: `must be of one kind, got ${set.join(" and ")}. Set only one of them.`,
          },
        ]
      : []),
    ...(rsaBits !== undefined && algorithm !== SshKeyAlgorithm.Rsa
      ? [
          {
            propertyPath: "credentials.deployKey.rsaBits",
            reason: 'requires algorithm "rsa". Set algorithm to it, or remove rsaBits.',
          },
        ]
      : []),
    ...(existingSecret?.provider === "github" && existingSecret.transport !== GitTransport.Https
      ? [
          {
            propertyPath: "credentials.existingSecret.provider",
            reason: '"github" requires transport "https", over which a GitHub App reads. Set transport to it.',
          },
        ]
      : []),
  ];
}

function pullRequestProblems({ repository }: GitHubArgs, { mode, pullRequest }: CommitArgs): Problem[] {
  return [
    ...(pullRequest !== undefined && mode !== CommitMode.PullRequest
      ? [
          {
            propertyPath: "commit.pullRequest",
            reason: 'requires commit.mode "pullRequest". Set commit.mode to it, or remove pullRequest.',
          },
        ]
      : []),
    ...(mode === CommitMode.PullRequest && typeof repository !== "string"
      ? [
          {
            propertyPath: "commit.mode",
            reason:
              '"pullRequest" requires a repository that exists. Set github.repository to its name, as a plain string.',
          },
        ]
      : []),
  ];
}
