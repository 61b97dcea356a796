import type * as pulumi from "@pulumi/pulumi";

import { DecryptionProvider } from "../flux-api/kustomization";
import type { DecryptionKeysArgs } from "./credentials-args";
import { WATCH_LABEL } from "../kube/annotations";
import { secretArgument, type SecretArgument } from "./secret-argument";
import { referring } from "./source-secrets";

/** @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption */
export function decryptionSecret(
  objectName: string,
  {
    decryption = { provider: DecryptionProvider.Sops },
    decryptionKeys,
  }: { readonly decryption?: pulumi.Input<object>; readonly decryptionKeys?: DecryptionKeysArgs },
): SecretArgument {
  const secret = decryptionKeys && { name: `${objectName}-decryption`, labels: WATCH_LABEL, data: decryptionKeys };
  return secretArgument("decryptionKeys", "decryption.secretRef", secret, {
    fields: (name) => ({ decryption: referring(decryption, name) }),
  });
}
