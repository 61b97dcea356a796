import { Explanation } from "./explanation";
import { registration } from "./registration";
import type { RepositoryAccess } from "./repository";

/** The inputs of a deploy key. */
export interface DeployKeyInputs extends RepositoryAccess {
  /** The title in GitHub's list. It is only for people, and a key keeps its first title. */
  readonly title: string;
  /** The public key, as a line of `authorized_keys` without a comment. */
  readonly key: string;
  readonly readOnly: boolean;
}

/**
 * Returns the provider of deploy keys. GitHub takes a key only once, and cannot change one.
 *
 * @see https://docs.github.com/en/rest/deploy-keys/deploy-keys
 */
export function handler() {
  return registration<DeployKeyInputs>({
    list: "keys",
    fixed: ["key", "readOnly"],
    changeable: [],
    nameOf: ({ title }) => title,
    bodyOf: ({ title, key, readOnly }) => ({ title, key, read_only: readOnly }),
    isSame: ({ key }, listed) => listed["key"] === key,
    isStale: ({ readOnly }, listed) => listed["read_only"] !== readOnly,
    elsewhere: (message, { title, owner, repository }) =>
      /key is already in use/i.test(message)
        ? new Explanation(
            `github: ${title} of ${owner}/${repository}: the key is registered elsewhere, and GitHub takes a key only once. Give ` +
              "credentials.deployKey.rotation another value, which makes another key, or delete the other one.",
          )
        : undefined,
    found: () => ({}),
  });
}
