import type * as pulumi from "@pulumi/pulumi";

import type { Problem } from "../errors";
import type { GitRepositorySpecArgs, GitRepositoryVerificationArgs } from "../flux-api/git-repository";
import type { SyncProxyArgs } from "../git/args";
import type { GitCredentialsArgs, VerificationKeysArgs } from "../flux-objects/credentials-args";
import { FluxResource } from "./flux-resource";
import type { ObjectArgs } from "./resource-args";
import type { ObjectParts } from "../flux-objects/compose";
import { atMostOne } from "../flux-objects/secret-argument";
import { composeSource } from "../flux-objects/compose";
import { gitCredentials, knownHostsOf, proxy, verification } from "../flux-objects/source-secrets";

/** Which signatures are taken. */
export type GitRepositoryVerification = Omit<GitRepositoryVerificationArgs, "secretRef"> & {
  /** A Secret with the keys that exists. */
  readonly secretRef?: GitRepositoryVerificationArgs["secretRef"];
};

/** The fields of a GitRepository, and what its Secrets are made of. */
export interface GitRepositoryArgs extends ObjectArgs, Omit<GitRepositorySpecArgs, "verify"> {
  /** Takes only commits or tags that somebody trusted has signed. @defaultValue none */
  readonly verify?: GitRepositoryVerification;
  /** @defaultValue none: the repository is public, or `secretRef` names a Secret that exists */
  readonly credentials?: GitCredentialsArgs;
  /** @defaultValue none, or `proxySecretRef` */
  readonly proxy?: SyncProxyArgs;
  /** The keys that `verify` needs. @defaultValue none, or `verify.secretRef` */
  readonly verificationKeys?: VerificationKeysArgs;
}

/** A Git repository that Flux follows; ready when Flux has fetched it. @see https://fluxcd.io/flux/components/source/gitrepositories/ */
export class GitRepository extends FluxResource<"GitRepository", GitRepositoryArgs> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: GitRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("GitRepository", name, args, composeGitRepository, opts);
  }
}

/** What a GitRepository consists of. */
export function composeGitRepository(objectName: string, args: GitRepositoryArgs): ObjectParts<"GitRepository"> {
  const parts = composeSource("GitRepository", args, [
    gitCredentials(objectName, args),
    proxy(objectName, args),
    verification(objectName, args),
  ]);
  const alternatives = atMostOne(args.credentials, ["sshKey", "basicAuth", "githubApp"], "credentials");
  return { ...parts, problems: [...alternatives, ...parts.problems, ...knownHostsProblems(args)] };
}

function knownHostsProblems({ url, credentials }: GitRepositoryArgs): Problem[] {
  if (credentials?.sshKey === undefined || credentials.knownHosts !== undefined) return [];
  if (typeof url === "string" && knownHostsOf(url) !== undefined) return [];
  return [
    {
      propertyPath: "credentials.knownHosts",
      reason: "is required: the keys of this SSH host are not known, and none is trusted on first use",
    },
  ];
}
