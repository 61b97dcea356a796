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

/** An argument with the Secret that is made of it, to which one field refers by its name. */
export function secretArgument(argument: string, reference: string, secret: SecretPart | undefined, problems: readonly Problem[] = []): SecretArgument {
  const made = secret === undefined ? { secrets: [], fields: {} } : { secrets: [secret], fields: { [reference]: { name: secret.name } } };
  return { argument, reference, ...made, problems };
}
