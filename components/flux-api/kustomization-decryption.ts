import type * as pulumi from "@pulumi/pulumi";

import type { DecryptionProvider } from "./decryption-provider";
import type { LocalObjectReferenceArgs } from "./references";

/**
 * How secrets in a source are decrypted before they are applied.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption
 */
export interface KustomizationDecryptionArgs {
  /** The tool that they were encrypted with. */
  readonly provider: pulumi.Input<DecryptionProvider>;
  /** A Secret with private keys (`*.asc` for OpenPGP, `*.agekey` for age) or with credentials for a cloud's key service. */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * The service account whose cloud identity asks the key service, for what `secretRef` has no credentials of.
   * @defaultValue that of kustomize-controller
   */
  readonly serviceAccountName?: pulumi.Input<string>;
}
