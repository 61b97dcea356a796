import * as pulumi from "@pulumi/pulumi";

import type { Controllers } from "../cluster/controllers";
import { createSourceSecrets } from "../cluster/create-source-secrets";
import { awaitedOptions, childOptions, type BootstrapContext } from "./context";
import type { Publisher } from "./publisher";

/** The result of granting Flux access to its source. */
export interface GrantedAccess {
  /** The public key that may read the source, as a line of `authorized_keys`; none when Flux reads it in another way. */
  readonly publicKey: pulumi.Input<string> | undefined;
  /** The controllers and everything that they read the source with. */
  readonly readers: pulumi.Output<pulumi.Resource[]>;
}

/** Lets Flux read its source: makes the Secrets, and registers the deploy key. */
export function grantAccess(
  context: BootstrapContext,
  publisher: Publisher,
  { accepted, all: controllers }: Controllers,
): GrantedAccess {
  const { name, options } = context;
  const dependsOn = [...accepted];
  const access = publisher.grantAccess({ ...childOptions(context), dependsOn });
  const secrets = createSourceSecrets(
    name,
    { credentials: access.credentials, proxy: publisher.proxy, others: publisher.secrets },
    options.sync,
    { ...awaitedOptions(context), dependsOn },
  );
  // The key too: Flux reads the committed name of a Secret before the program gets to the sync objects.
  const readers = pulumi
    .output(access.deployKey)
    .apply((key) => [...controllers, ...secrets, ...(key ? [key] : [])] as pulumi.Resource[]);
  return { publicKey: access.publicKey, readers };
}
