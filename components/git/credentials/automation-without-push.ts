import { IMAGE_AUTOMATION } from "../../manifests/controllers";
import type { CredentialsOptions } from "./options";

/**
 * Explains that image automation, which pushes with the credentials of a GitRepository, cannot push with those of the cluster's.
 *
 * @returns undefined when it can, does not run, or when only the Git host knows what the credentials may do
 * @see https://fluxcd.io/flux/components/image/imageupdateautomations/#source-reference
 */
export function automationWithoutPush(
  credentials: CredentialsOptions,
  components: readonly string[],
): string | undefined {
  if (!components.includes(IMAGE_AUTOMATION)) return undefined;
  const cannot = `${IMAGE_AUTOMATION} cannot push to the cluster's repository`;
  if (credentials.kind === "deployKey" && credentials.readOnly)
    return `${cannot}: the deploy key is read-only. Set credentials.deployKey.readOnly to false, which registers another key.`;
  if (credentials.kind === "anonymous")
    return `${cannot}: Flux has no credentials for it. Set credentials.deployKey.readOnly to false in place of credentials.anonymous.`;
  return undefined;
}
