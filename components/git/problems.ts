import * as checks from "../validation/checks";
import { at, missing, optional, required, type Problem } from "../validation/problem";
import { SshKeyAlgorithm } from "./credentials/ssh-key";
import type { CommitArgs, CredentialsArgs, DeployKeyArgs, GitArgs, GitHubArgs } from "./args";
import { CommitMode } from "./hosts/commit";
import { GitTransport } from "./credentials/options";
import { pinnedKnownHosts } from "../manifests/known-hosts";
import { RepositoryVisibility } from "./hosts/github/options";
import { sshHostnameOf } from "./resolve";

const KINDS = ["deployKey", "sshKey", "token", "githubApp", "existingSecret", "anonymous"] as const;

/** What is wrong with the arguments about GitHub, the credentials and the commits. */
export function gitProblems({ github, credentials = {}, commit = {} }: GitArgs): Problem[] {
  if (github === undefined) return [];
  return [
    ...required("github.owner", github.owner, checks.gitHubOwner),
    ...(typeof github.repository === "object"
      ? []
      : required("github.repository", github.repository, checks.gitHubRepository)),
    ...optional("github.branch", github.branch, checks.gitBranch),
    ...optional("github.url", github.url, checks.webOrigin),
    ...optional("github.sshHostname", github.sshHostname, checks.hostAndPort),
    ...missingKnownHosts(github, credentials),
    ...newRepositoryProblems(github, commit),
    ...credentialsProblems(credentials),
    ...commitProblems(commit),
    ...(commit.mode === CommitMode.PullRequest && typeof github.repository !== "string"
      ? [
          {
            propertyPath: "commit.mode",
            reason: '"pullRequest" needs a repository that exists: github.repository must be its name',
          },
        ]
      : []),
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
    ...optional(
      `${propertyPath}.visibility`,
      createRepository.visibility,
      checks.oneOf(Object.values(RepositoryVisibility)),
    ),
  ];
}

function credentialsProblems(credentials: CredentialsArgs): Problem[] {
  const set = KINDS.filter((kind) => isSet(credentials[kind]));
  const unknown = Object.keys(credentials).filter((key) => !(KINDS as readonly string[]).includes(key));
  const { token, githubApp, existingSecret, sshKey } = credentials;
  return [
    ...unknown.map((key) => ({
      propertyPath: `credentials.${key}`,
      reason: `no such credentials, expected one of ${KINDS.join(", ")}`,
    })),
    ...(set.length > 1
      ? [{ propertyPath: "credentials", reason: `must be of one kind, got ${set.join(" and ")}` }]
      : []),
    ...deployKeyProblems(credentials.deployKey ?? {}),
    ...(sshKey === undefined ? [] : missing("credentials.sshKey.privateKey", sshKey.privateKey)),
    ...(token === undefined ? [] : missing("credentials.token.value", token.value)),
    ...optional("credentials.token.username", token?.username, checks.oneLine),
    ...(githubApp === undefined
      ? []
      : (["appId", "installationId", "privateKey"] as const).flatMap((key) =>
          missing(`credentials.githubApp.${key}`, githubApp[key]),
        )),
    ...(existingSecret === undefined
      ? []
      : required("credentials.existingSecret.name", existingSecret.name, checks.dnsSubdomain)),
    ...optional(
      "credentials.existingSecret.transport",
      existingSecret?.transport,
      checks.oneOf(Object.values(GitTransport)),
    ),
  ];
}

function deployKeyProblems({ algorithm, rsaBits, title, rotation }: DeployKeyArgs): Problem[] {
  const path = "credentials.deployKey";
  const tooShort = rsaBits !== undefined && !(Number.isSafeInteger(rsaBits) && rsaBits >= 2048 && rsaBits <= 16384);
  return [
    ...optional(`${path}.algorithm`, algorithm, checks.oneOf(Object.values(SshKeyAlgorithm))),
    ...(tooShort
      ? [
          {
            propertyPath: `${path}.rsaBits`,
            reason: `must be a whole number from 2048 to 16384, got ${JSON.stringify(rsaBits)}`,
          },
        ]
      : []),
    ...(rsaBits !== undefined && algorithm !== SshKeyAlgorithm.Rsa
      ? [{ propertyPath: `${path}.rsaBits`, reason: 'is for keys of algorithm "rsa"' }]
      : []),
    ...optional(`${path}.title`, title, checks.oneLine),
    ...optional(`${path}.rotation`, rotation, checks.nameSuffix),
  ];
}

function commitProblems({ mode, author, messagePrefix, messageAppendix, pullRequest }: CommitArgs): Problem[] {
  return [
    ...optional("commit.mode", mode, checks.oneOf(Object.values(CommitMode))),
    ...(author === undefined ? [] : required("commit.author.name", author.name, checks.oneLine)),
    ...(author === undefined ? [] : required("commit.author.email", author.email, checks.email)),
    ...optional("commit.messagePrefix", messagePrefix, checks.oneLine),
    ...optional("commit.messageAppendix", messageAppendix, checks.oneLine),
    ...(pullRequest !== undefined && mode !== CommitMode.PullRequest
      ? [{ propertyPath: "commit.pullRequest", reason: 'is for commit.mode "pullRequest"' }]
      : []),
    ...optional("commit.pullRequest.branchPrefix", pullRequest?.branchPrefix, checks.gitBranch),
    ...optional("commit.pullRequest.title", pullRequest?.title, checks.oneLine),
    ...(pullRequest?.reviewers ?? []).flatMap((reviewer, index) =>
      required(at("commit.pullRequest.reviewers", index), reviewer, checks.gitHubReviewer),
    ),
  ];
}
