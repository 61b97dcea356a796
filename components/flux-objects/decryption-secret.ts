import type * as pulumi from "@pulumi/pulumi";

import { missing, optional, type Problem } from "../validation/problem";
import * as checks from "../validation/checks";
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
    problems: keyProblems(decryptionKeys),
    fields: (name) => ({ decryption: referring(decryption, name) }),
  });
}

/** What is wrong with the keys: Flux passes over those whose names it does not know. */
function keyProblems(keys: DecryptionKeysArgs | undefined): Problem[] {
  if (keys === undefined) return [];
  const named = Object.entries(keys);
  if (named.length === 0) return [{ propertyPath: "decryptionKeys", reason: "must hold at least one key" }];
  return named.flatMap(([name, key]) => [
    ...optional("decryptionKeys", name, checks.decryptionKey),
    ...missing(`decryptionKeys[${JSON.stringify(name)}]`, key),
  ]);
}
