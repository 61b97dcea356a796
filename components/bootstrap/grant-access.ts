import * as pulumi from "@pulumi/pulumi";

import type { Controllers } from "../cluster/controllers";
import { createSourceSecrets } from "../cluster/create-source-secrets";
import { childOptions, secretOptions, type BootstrapContext } from "./context";
import type { Publisher } from "./publisher";

/** The result of granting Flux access to its source. */
export interface GrantedAccess {
  /**
   * The public key that may read the source, as a line of `authorized_keys`; undefined when Flux reads it in another
   * way.
   */
  readonly publicKey: pulumi.Input<string> | undefined;
  /** The controllers, and every resource with which they read the source. */
  readonly readers: pulumi.Output<pulumi.Resource[]>;
}

/** Grants Flux access to its source: creates the Secrets, and registers the deploy key. */
export function grantAccess(
  context: BootstrapContext,
  publisher: Publisher,
  { accepted, all: controllers }: Controllers,
): GrantedAccess {
  const { name, options } = context;
  const dependsOn = accepted.apply((made): pulumi.Resource[] => [...made]);
  const access = publisher.grantAccess({ ...childOptions(context), dependsOn });
  const secrets = createSourceSecrets(
    name,
    { credentials: access.credentials, proxy: publisher.proxy, others: publisher.secrets },
    options.sync,
    { ...secretOptions(context), dependsOn },
  );
  // This includes the key: Flux reads the committed name of a Secret before the program gets to the sync objects.
  const readers = pulumi
    .all([access.deployKey, controllers])
    .apply(([key, all]) => [...all, ...secrets, ...(key ? [key] : [])] as pulumi.Resource[]);
  return { publicKey: access.publicKey, readers };
}
