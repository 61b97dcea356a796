/**
 * The reason that GitHub gives for a field that it does not answer.
 *
 * @see https://docs.github.com/en/graphql/guides/using-the-graphql-api-in-github-apps
 */
export class Refusal extends Error {
  constructor(
    /** Such as "NOT_FOUND". GitHub has it beside the message, where others have it in the extensions. */
    readonly type: string,
    message: string,
    readonly extensions?: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.name = "Refusal";
  }
}

/**
 * The refusal of a name that leads to no repository that the caller may see.
 *
 * @see https://github.com/cli/cli/issues/345
 */
export function noRepository(nameWithOwner: string): Refusal {
  return new Refusal("NOT_FOUND", `Could not resolve to a Repository with the name '${nameWithOwner}'.`);
}
