import type * as pulumi from "@pulumi/pulumi";

import type { SecretPart } from "../cluster/secret-part";
import type { SyncInputs } from "../cluster/sync-objects";
import type { CredentialsOptions } from "../git/credentials/options";
import { defaults } from "../defaults";
import { CommitMode } from "../git/hosts/commit";
import type { CommitOptions } from "../git/hosts/commit";
import type { GitHubOptions } from "../git/hosts/github/options";
import type { ProxySecret } from "../manifests/source-secret";
import { composeBucket } from "../flux-objects/bucket";
import { decryptionSecret } from "../flux-objects/decryption-secret";
import { composeOciRepository } from "../flux-objects/oci-repository";
import { verification } from "../flux-objects/source-secrets";
import { withoutUndefined } from "../validation/without-undefined";
import { omit } from "../flux-objects/compose";
import type { FollowArgs } from "./args";
import { resolveCommit, resolveCredentials, resolveGitHub, secretNameOf } from "../git/resolve";

/** The source that Flux follows. */
export type ResolvedSource = GitHubSource | ResolvedArtifactSource;

/** A repository on GitHub to which the manifests are committed. */
export interface GitHubSource {
  readonly kind: "gitHub";
  readonly github: GitHubOptions;
  readonly credentials: CredentialsOptions;
  /** The proxy through which Flux clones. */
  readonly proxy: ProxySecret<pulumi.Input<string>> | undefined;
  /** The Secrets that further fields of the GitRepository and the Kustomization refer to. */
  readonly secrets: readonly SecretPart[];
  readonly commit: CommitOptions;
}

/** A registry or an object store, to which others publish the manifests. */
export interface ResolvedArtifactSource {
  readonly kind: "artifact";
  /** The address, such as `oci://ghcr.io/acme/fleet`, or the name of a bucket. */
  readonly url: pulumi.Input<string>;
  readonly secrets: readonly SecretPart[];
  /** True when Flux applies itself from there, once it is published. */
  readonly handsOver: boolean;
}

/** The arguments that were resolved before. */
interface Place {
  readonly name: string;
  readonly namespace: string;
  readonly path: string;
  readonly directory: string;
  readonly version: string;
  readonly adopt: boolean;
}

/** Applies the defaults to the source that Flux follows; the arguments must have no problems. */
export function resolveSource(
  args: FollowArgs,
  place: Place,
): { readonly source: ResolvedSource; readonly sync: Partial<SyncInputs> & Pick<SyncInputs, "branch"> } {
  const decrypting = decryptionSecret(place.name, args.sync ?? {});
  const parts = composeArtifactSource(args, place.name);
  if (parts !== undefined) {
    const { url, kind, spec, secrets } = parts;
    const source = {
      kind: "artifact",
      url,
      secrets: [...secrets, ...decrypting.secrets],
      handsOver: args.commit?.mode !== CommitMode.None,
    } as const;
    return { source, sync: { branch: "", artifact: { kind, spec } } };
  }
  const { sync = {} } = args;
  const { name, namespace, path, directory, version, adopt } = place;
  const branch = args.github?.branch ?? defaults.branch;
  const credentials = resolveCredentials(args, [namespace, name, branch, path].filter((part) => part !== "").join("-"));
  const verified = verification(name, sync.gitRepository ?? {});
  const gitRepository = { ...omit(sync.gitRepository ?? {}, [verified.argument]), ...verified.fields };
  return {
    source: {
      kind: "gitHub",
      github: resolveGitHub(args, credentials),
      credentials,
      proxy: sync.proxy,
      secrets: [...verified.secrets, ...decrypting.secrets],
      commit: resolveCommit(args, version, { path, directory, adopt }),
    },
    sync: {
      branch,
      secretName: secretNameOf(name, credentials, args),
      ...(isGitHubApp(credentials) ? { provider: "github" } : {}),
      ...(sync.proxy === undefined ? {} : { proxySecretName: `${name}-proxy` }),
      ...(sync.gitRepository === undefined ? {} : { gitRepository }),
    },
  };
}

function isGitHubApp(credentials: CredentialsOptions): boolean {
  return (
    credentials.kind === "githubApp" || (credentials.kind === "existingSecret" && credentials.provider === "github")
  );
}

/** Composes the artifact source; undefined when the cluster follows a repository on GitHub. */
export function composeArtifactSource({ ociRepository, bucket, sync }: FollowArgs, name: string) {
  const interval = { interval: sync?.sourceInterval ?? defaults.sync.sourceInterval };
  if (ociRepository !== undefined)
    return {
      ...composeOciRepository(name, { ...interval, ...withoutUndefined(ociRepository) }),
      kind: "OCIRepository",
      url: ociRepository.url,
    } as const;
  if (bucket !== undefined)
    return {
      ...composeBucket(name, { ...interval, ...withoutUndefined(bucket) }),
      kind: "Bucket",
      url: bucket.bucketName,
    } as const;
  return undefined;
}
