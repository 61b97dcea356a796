import type * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "./errors";
import type { GitHost } from "./git-hosts/git-host";
import { downgradeOfCommitted } from "./guards/committed-version";
import type { FluxBootstrapOptions } from "./resolve";

/**
 * Resolves when the Git host is ready, and what it has may be changed as the caller wants; what must not happen before depends
 * on it. In preview too, where the host can be asked.
 *
 * @throws BootstrapError that says what was found, what is allowed, and what to do
 */
export function confirmChange(
  host: GitHost,
  { directory, version, allowDowngrade }: Pick<FluxBootstrapOptions, "directory" | "version" | "allowDowngrade">,
): pulumi.Output<pulumi.Resource[]> {
  if (allowDowngrade) return host.confirmed;
  const file = `${directory}/gotk-components.yaml`;
  return host.read(file).apply((content = "") => {
    const refusal = downgradeOfCommitted(content, version, file);
    if (refusal !== undefined) throw new BootstrapError(refusal);
    return [];
  });
}
