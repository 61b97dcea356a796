import type * as pulumi from "@pulumi/pulumi";

import type { SyncObjects } from "../cluster/sync-objects";
import type { CommittedFile } from "../git/hosts/git-host";

/** What has come of making a cluster follow its source. */
export interface BootstrapResult {
  readonly url: pulumi.Input<string>;
  /** The public key that may read it, as a line of `authorized_keys`. */
  readonly publicKey?: pulumi.Input<string> | undefined;
  readonly files: pulumi.Output<CommittedFile[]>;
  readonly pullRequestUrl?: pulumi.Output<string | undefined> | undefined;
  /** Nothing, as long as there is nothing to follow. */
  readonly objects: pulumi.Output<SyncObjects | undefined>;
  /** What must be there before anything else that Flux takes care of: the controllers and those objects. */
  readonly running: pulumi.Output<pulumi.Resource[]>;
}
