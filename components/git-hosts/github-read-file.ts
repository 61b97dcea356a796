import { getRepositoryFile } from "@pulumi/github/getRepositoryFile";
import type * as pulumi from "@pulumi/pulumi";

import { askGitHub } from "../git/hosts/github/query";
import type { GitHubTarget } from "../git/hosts/github/read-errors";

/**
 * The text of a file on the branch, through the component's provider.
 *
 * @returns nothing when there is no such file, or in a preview in which the provider's own settings are not known yet
 * @throws BootstrapError when GitHub does not answer
 */
export async function readFile(
  target: GitHubTarget,
  file: string,
  component: pulumi.Resource,
): Promise<string | undefined> {
  const { repository, branch } = target;
  const found = await askGitHub(
    file,
    () => getRepositoryFile({ repository, branch, file }, { parent: component }),
    target,
    component,
  );
  // The provider answers with nothing at all, or without a content, for what does not exist.
  return (found as Partial<typeof found> | undefined)?.content;
}
