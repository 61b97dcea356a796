import type { Problem } from "../errors";
import type { GitRepositorySpecArgs, GitRepositoryVerificationArgs } from "../flux-api/git-repository";
import type { SyncProxyArgs } from "./credentials-args";
import type { GitCredentialsArgs, VerificationKeysArgs } from "./credentials-args";
import type { ObjectParts } from "./compose";
import { atMostOne } from "./secret-argument";
import { composeSource } from "./compose";
import { gitCredentials, knownHostsOf, proxy, verification } from "./source-secrets";

/** Which signatures are taken. */
export type GitRepositoryVerification = Omit<GitRepositoryVerificationArgs, "secretRef"> & {
  /** A Secret with the keys that exists. */
  readonly secretRef?: GitRepositoryVerificationArgs["secretRef"];
};

/** The fields of a GitRepository, and what its Secrets are made of. */
export interface GitRepositoryFields extends Omit<GitRepositorySpecArgs, "verify"> {
  /** Takes only commits or tags that somebody trusted has signed. @defaultValue none */
  readonly verify?: GitRepositoryVerification;
  /** @defaultValue none: the repository is public, or `secretRef` names a Secret that exists */
  readonly credentials?: GitCredentialsArgs;
  /** @defaultValue none, or `proxySecretRef` */
  readonly proxy?: SyncProxyArgs;
  /** The keys that `verify` needs. @defaultValue none, or `verify.secretRef` */
  readonly verificationKeys?: VerificationKeysArgs;
}

/** What a GitRepository consists of. */
export function composeGitRepository(objectName: string, fields: GitRepositoryFields): ObjectParts<"GitRepository"> {
  const parts = composeSource("GitRepository", fields, [
    gitCredentials(objectName, fields),
    proxy(objectName, fields),
    verification(objectName, fields),
  ]);
  const alternatives = atMostOne(fields.credentials, ["sshKey", "basicAuth", "githubApp"], "credentials");
  return { ...parts, problems: [...alternatives, ...parts.problems, ...knownHostsProblems(fields)] };
}

function knownHostsProblems({ url, credentials }: GitRepositoryFields): Problem[] {
  if (credentials?.sshKey === undefined || credentials.knownHosts !== undefined) return [];
  if (typeof url === "string" && knownHostsOf(url) !== undefined) return [];
  return [
    {
      propertyPath: "credentials.knownHosts",
      reason: "is required: the keys of this SSH host are not known, and none is trusted on first use",
    },
  ];
}
