import type * as pulumi from "@pulumi/pulumi";

import type { FluxOwnership } from "../cluster/controllers";
import type { SecretPart } from "../cluster/secret-part";
import type { ChildOptions, Commit, FileSet } from "../git/hosts/git-host";
import type { KeptChanges } from "../manifests/kept-changes";
import type { ProxySecret } from "../manifests/source-secret";

/** The credentials with which Flux reads its source. */
interface SourceAccess {
  /** The data of the Secret; undefined when the source is public or the Secret exists already. */
  readonly credentials?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
  /** The public half of an SSH key, as a line of `authorized_keys`. */
  readonly publicKey?: pulumi.Input<string> | undefined;
  /** The registered key, which must exist before Flux reads. */
  readonly deployKey?: pulumi.Input<pulumi.Resource> | undefined;
}

/** The place from which Flux reads the manifests, and the way in which they get there: a Git host, or an artifact. */
export interface Publisher {
  /** The URL of the source, such as `ssh://git@github.com/acme/fleet`, or the name of a bucket. */
  readonly url: pulumi.Input<string>;
  /** The place by which a move of the cluster is noticed. */
  readonly place: { readonly repository: pulumi.Input<string>; readonly branch: string };
  /** The former name of the repository, as `owner/name`, where Git still has it. */
  readonly former?: pulumi.Output<string | undefined>;
  /** Resolves when the content of the place may be changed as the caller wants. */
  readonly confirmed: pulumi.Output<pulumi.Resource[]>;
  /** The part of its own objects that Flux applies from there. */
  readonly ownership: FluxOwnership;
  /** The changes that a person's `kustomization.yaml` makes to Flux's objects there. */
  readonly kept?: pulumi.Output<KeptChanges> | undefined;
  /** True when the place has a `kustomization.yaml` that a person wrote, which `publish` does not change. */
  readonly isKept?: pulumi.Output<boolean> | undefined;
  /** True when `publish` writes the files; otherwise they are only outputs. */
  readonly writes: boolean;
  /** The proxy through which Flux reads. */
  readonly proxy?: ProxySecret<pulumi.Input<string>> | undefined;
  /** Further Secrets that the source and the Kustomization refer to. */
  readonly secrets: readonly SecretPart[];
  /** Grants Flux read access to the place. */
  grantAccess(opts: ChildOptions): SourceAccess;
  /** Brings the files to the place, after the resources of `after` exist. */
  publish(set: FileSet, after: pulumi.Output<pulumi.Resource[]>, opts: ChildOptions): Commit;
  /** Creates the notifications that the place supports, and returns those that depend on all others. */
  createNotifications(opts: ChildOptions): pulumi.Resource[];
}
