import type { Problem } from "../errors";
import type { GitRepositorySpecArgs, GitRepositoryVerificationArgs } from "../flux-api/git-repository";
import type { SyncProxyArgs } from "./credentials-args";
import type { GitCredentialsArgs, VerificationKeysArgs } from "./credentials-args";
import type { ObjectParts } from "./compose";
import { atMostOne } from "./secret-argument";
import { composeSource } from "./compose";
import { installationProblems } from "./github-app";
import { credentialProblems } from "./credential-values";
import { gitCredentials, knownHostsOf, proxy, verification } from "./source-secrets";

/** The signatures that are accepted. */
export type GitRepositoryVerification = Omit<GitRepositoryVerificationArgs, "secretRef"> & {
  /** An existing Secret with the keys. */
  readonly secretRef?: GitRepositoryVerificationArgs["secretRef"];
};

/** The fields of a GitRepository, and the contents of its Secrets. */
export interface GitRepositoryFields extends Omit<GitRepositorySpecArgs, "verify"> {
  /** Accepts only commits or tags with a trusted signature. @defaultValue none */
  readonly verify?: GitRepositoryVerification;
  /**
   * The credentials for the repository.
   * @defaultValue none: the repository is public, or `secretRef` names an existing Secret
   */
  readonly credentials?: GitCredentialsArgs;
  /** The proxy that Flux fetches through. @defaultValue none, or `proxySecretRef` */
  readonly proxy?: SyncProxyArgs;
  /** The public keys that `verify` requires. @defaultValue none, or `verify.secretRef` */
  readonly verificationKeys?: VerificationKeysArgs;
}

/** Composes a GitRepository and its Secrets. */
export function composeGitRepository(objectName: string, fields: GitRepositoryFields): ObjectParts<"GitRepository"> {
  const parts = composeSource("GitRepository", fields, [
    gitCredentials(objectName, fields),
    proxy(objectName, fields),
    verification(objectName, fields),
  ]);
  const alternatives = atMostOne(fields.credentials, ["sshKey", "basicAuth", "githubApp"], "credentials");
  return {
    ...parts,
    problems: [
      ...alternatives,
      ...installationProblems("credentials", fields.credentials),
      ...credentialProblems("credentials", fields.credentials),
      ...parts.problems,
      ...knownHostsProblems(fields),
    ],
  };
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
