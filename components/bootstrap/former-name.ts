import * as pulumi from "@pulumi/pulumi";

import type { GitHost } from "../git/hosts/git-host";
import { followedBy } from "../preflight/findings/committed-sync";
import { repositoryOf } from "../preflight/findings/followed-source";

/**
 * Returns the former name of the repository, as `owner/name`, where the `gotk-sync.yaml` in a directory still has it; undefined
 * where it has the present name, or follows another repository.
 */
export function formerName(
  host: Pick<GitHost, "read" | "fullName" | "isFormerName">,
  directory: string,
): pulumi.Output<string | undefined> {
  return pulumi.all([host.read(`${directory}/gotk-sync.yaml`), host.fullName]).apply(([text = "", fullName]) => {
    const name = repositoryOf(followedBy(text)?.url ?? "");
    if (name === "" || name.toLowerCase() === fullName.toLowerCase()) return pulumi.output(undefined);
    return host.isFormerName(name).apply((isFormer) => (isFormer ? name : undefined));
  });
}
