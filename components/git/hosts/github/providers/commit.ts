import { createHash } from "node:crypto";

/** A branch of a repository, and the API that leads to it. */
export interface CommitTarget {
  /** The root of the REST API, such as `https://api.github.com`. */
  readonly api: string;
  readonly owner: string;
  readonly repository: string;
  readonly branch: string;
}

/** Credentials for the API: a token, or an App that gets one when it is needed. */
export interface CommitCredentials {
  readonly token?: string;
  readonly app?: AppCredentials;
}

/** The installation of a GitHub App. */
export interface AppCredentials {
  readonly id: string;
  readonly installationId: string;
  /** The private key, as PEM. */
  readonly privateKey: string;
}

/** The access to a repository, and who commits what in which words. */
export interface CommitAccess extends CommitTarget {
  /** Certificates as PEM, in addition to those that Node.js trusts. */
  readonly certificateAuthority?: string;
  /** The author and committer. Left out, GitHub signs the commits in the name of the token's owner. */
  readonly author?: { readonly name: string; readonly email: string };
  readonly message: string;
  /** The message of the commit that deletes the files. */
  readonly deletionMessage: string;
  /** Paths that stay as they are on the branch, also when they were among the files before. */
  readonly kept: readonly string[];
}

/** The inputs of the resource: files that are kept on a branch. */
export interface CommitInputs extends CommitAccess {
  /** The content of each file, by its path from the root of the repository. */
  readonly files: Readonly<Record<string, string>>;
}

/** A file as it was committed. */
export interface CommittedBlob {
  /** Git's digest of the content. */
  readonly blob: string;
  /** The SHA of the commit that last wrote the file. */
  readonly commit: string;
}

/** The outputs of the resource. The contents are in its inputs only, so that the state has them once. */
export interface CommitState extends CommitAccess {
  readonly committed: Readonly<Record<string, CommittedBlob>>;
}

/** Returns what the outputs have of the inputs. */
export function accessOf(inputs: CommitAccess): CommitAccess {
  const { api, owner, repository, branch, certificateAuthority, author, message, deletionMessage, kept } = inputs;
  return {
    ...{ api, owner, repository, branch, message, deletionMessage, kept },
    ...(certificateAuthority !== undefined && { certificateAuthority }),
    ...(author && { author }),
  };
}

/**
 * Returns Git's digest of a file's content, by which a file is compared without reading it.
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
export function blobOf(content: string): string {
  const bytes = Buffer.from(content);
  return createHash("sha1")
    .update(`blob ${String(bytes.length)}\0`)
    .update(bytes)
    .digest("hex");
}
