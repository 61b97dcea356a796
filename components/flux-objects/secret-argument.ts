import type { SecretPart } from "../cluster/secret";
import type { Problem } from "../errors";

/** An argument that a Secret is made of, where the caller refers to none that exists. */
export interface SecretArgument {
  readonly argument: string;
  /** The path of the field of the spec that refers to a Secret. */
  readonly reference: string;
  /** The Secret, unless the argument is left out. */
  readonly secrets: readonly SecretPart[];
  /** What the spec says then. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What is wrong with the argument itself. */
  readonly problems: readonly Problem[];
}

/** What is special about an argument. */
interface Particulars {
  /** @defaultValue none */
  readonly problems?: readonly Problem[];
  /** What the spec says when there is a Secret of that name. @defaultValue `reference` with the name */
  readonly fields?: (name: string) => SecretArgument["fields"];
}

/** An argument with the Secret that is made of it. */
export function secretArgument(
  argument: string,
  reference: string,
  secret: SecretPart | undefined,
  { problems = [], fields = (name) => ({ [reference]: { name } }) }: Particulars = {},
): SecretArgument {
  const made = secret === undefined ? { secrets: [], fields: {} } : { secrets: [secret], fields: fields(secret.name) };
  return { argument, reference, ...made, problems };
}
