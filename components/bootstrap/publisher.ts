import type * as pulumi from "@pulumi/pulumi";

import type { FluxOwnership } from "../cluster/controllers";
import type { SecretPart } from "../cluster/secret";
import type { ChildOptions, Commit, FileToCommit } from "../git/hosts/git-host";
import type { ProxySecret } from "../manifests/source-secret";

/** The credentials that Flux reads its source with. */
interface SourceAccess {
  /** The data of the Secret; none when the source is public or the Secret exists. */
  readonly credentials?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
  /** The public half of an SSH key, as a line of `authorized_keys`. */
  readonly publicKey?: pulumi.Input<string> | undefined;
  /** The registered key, which must be there before Flux reads. */
  readonly deployKey?: pulumi.Input<pulumi.Resource> | undefined;
}

/** The place that Flux reads the manifests from, and the way that they get there: a Git host, or an artifact. */
export interface Publisher {
  /** The URL of the source, such as `ssh://git@github.com/acme/fleet`, or the name of a bucket. */
  readonly url: pulumi.Input<string>;
  /** The place by which a move of the cluster is noticed. */
  readonly place: { readonly repository: pulumi.Input<string>; readonly branch: string };
  /** Resolves when what the place holds may be changed as the caller wants. */
  readonly confirmed: pulumi.Output<pulumi.Resource[]>;
  /** How much of itself Flux applies from there. */
  readonly ownership: FluxOwnership;
  /** Whether `publish` writes the files; otherwise they are outputs only. */
  readonly writes: boolean;
  /** A proxy that Flux reads through. */
  readonly proxy?: ProxySecret<pulumi.Input<string>> | undefined;
  /** Further Secrets that the source and the Kustomization refer to. */
  readonly secrets: readonly SecretPart[];
  /** Lets Flux read the place. */
  grantAccess(opts: ChildOptions): SourceAccess;
  /** Brings the files to where Flux reads them, when `after` are done. */
  publish(files: readonly FileToCommit[], after: pulumi.Output<pulumi.Resource[]>, opts: ChildOptions): Commit;
  /** Creates the notifications that the place can take part in. */
  createNotifications(opts: ChildOptions): void;
}
