import * as pulumi from "@pulumi/pulumi";

import type { CredentialsOptions } from "./credentials/options";
import { defaults } from "../defaults";
import type { GitArgs, GitHubArgs } from "./args";
import { CommitMode } from "./hosts/commit";
import type { CommitOptions } from "./hosts/commit";
import { apiOf } from "./hosts/github/api-address";
import type { GitHubOptions } from "./hosts/github/options";
import { withDefaults } from "../validation/without-undefined";
import { pinnedKnownHosts } from "../manifests/known-hosts";

/** The cluster's place in Git, resolved. */
export interface GitPlace {
  /** The cluster's directory, from the root of the repository; empty for the root itself. */
  readonly path: string;
  /** The directory of the manifests in it. */
  readonly directory: string;
}

/** Stands for a missing repository, which is reported as a problem. */
const NO_GITHUB: GitHubArgs = { owner: "", repository: "" };

/** Applies the defaults to the arguments of GitHub, which must have no problems. */
export function resolveGitHub({ github = NO_GITHUB }: GitArgs, credentials: CredentialsOptions): GitHubOptions {
  const url = new URL(github.url ?? defaults.gitHubUrl);
  const sshHostname = sshHostnameOf(github);
  return {
    owner: github.owner,
    repository: github.repository,
    branch: github.branch ?? defaults.branch,
    url: url.origin,
    sshHostname,
    sshUser: sshUserOf(url.hostname),
    knownHosts: github.knownHosts ?? pinnedKnownHosts(sshHostname) ?? "",
    certificateAuthority: github.certificateAuthority,
    registersDeployKey: credentials.kind === "deployKey",
    newRepository: github.createRepository && {
      visibility: github.createRepository.visibility ?? defaults.repositoryVisibility,
      description: github.createRepository.description ?? "",
    },
  };
}

/** Returns the SSH host: the host of the browser's address, unless an argument names another one. */
export function sshHostnameOf({ sshHostname, url }: Pick<GitHubArgs, "sshHostname" | "url">): string {
  return sshHostname ?? new URL(url ?? defaults.gitHubUrl).hostname;
}

/**
 * Returns the SSH user: `git`, or the subdomain of the enterprise with data residency.
 *
 * @see
 * https://docs.github.com/enterprise-cloud@latest/admin/data-residency/about-github-enterprise-cloud-with-data-residency
 */
function sshUserOf(hostname: string): string {
  return /^([^.]+)\.ghe\.com$/.exec(hostname)?.[1] ?? "git";
}

/** Applies the defaults to the credentials; the arguments must have no problems. */
export function resolveCredentials(args: GitArgs, title: string): CredentialsOptions {
  const { deployKey = {}, sshKey, token, githubApp, existingSecret, anonymous } = args.credentials ?? {};
  if (sshKey !== undefined) {
    return { kind: "sshKey", privateKey: sshKey.privateKey, publicKey: sshKey.publicKey, password: sshKey.password };
  }
  if (token !== undefined) {
    const { value, username = defaults.token.username, allowWriteToken = defaults.token.allowWriteToken } = token;
    return { kind: "token", value, username, allowWriteToken };
  }
  if (githubApp !== undefined) {
    return {
      kind: "githubApp",
      ...githubApp,
      baseUrl: githubApp.baseUrl ?? apiOf(args.github?.url ?? defaults.gitHubUrl),
    };
  }
  if (existingSecret !== undefined) {
    return { kind: "existingSecret", ...withDefaults(defaults.existingSecret, existingSecret) };
  }
  if (anonymous === true) return { kind: "anonymous" };
  return {
    kind: "deployKey",
    algorithm: deployKey.algorithm ?? defaults.deployKey.algorithm,
    rsaBits: deployKey.rsaBits ?? defaults.deployKey.rsaBits,
    readOnly: deployKey.readOnly ?? defaults.deployKey.readOnly,
    rotation: deployKey.rotation ?? "",
    title: deployKey.title ?? `${title} (${pulumi.getProject()}/${pulumi.getStack()})`,
  };
}

/** Returns the name of the Secret that the GitRepository refers to; undefined when it needs no Secret. */
export function secretNameOf(name: string, credentials: CredentialsOptions, args: GitArgs): string | undefined {
  if (credentials.kind === "existingSecret") return credentials.name;
  if (credentials.kind === "anonymous" && args.github?.certificateAuthority === undefined) return undefined;
  if (credentials.kind !== "deployKey" || credentials.rotation === "") return name;
  // Where a change of the sync needs a review, the new key must not wait for that review: the Secret keeps its name.
  return args.commit?.mode === CommitMode.PullRequest ? name : `${name}-${credentials.rotation}`;
}

/** Applies the defaults to the arguments of the commits, which must have no problems. */
export function resolveCommit(
  args: GitArgs,
  version: string,
  { path, directory, adopt }: GitPlace & { readonly adopt: boolean },
): CommitOptions {
  const {
    mode,
    messagePrefix,
    messageAppendix,
    author,
    pullRequest = {},
  } = withDefaults(defaults.commit, args.commit ?? {});
  const title = pullRequest.title ?? `Flux ${version} for ${directory}`;
  return {
    mode,
    author,
    adopts: adopt,
    message: { prefix: messagePrefix, appendix: messageAppendix },
    pullRequest: {
      branchPrefix:
        pullRequest.branchPrefix ??
        ["flux-bootstrap", path.replaceAll("/", "-")].filter((part) => part !== "").join("/"),
      title,
      body:
        pullRequest.body ??
        `Flux ${version} manages itself from \`${directory}/\`. Run \`pulumi up\` again after the merge.`,
      labels: pullRequest.labels ?? [],
      reviewers: pullRequest.reviewers ?? [],
    },
  };
}
