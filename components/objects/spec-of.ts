import { OBJECT_ARGS, type ObjectArgs } from "./object-args";
import { without } from "./without";

/**
 * The arguments that are fields of the object's spec. One that is undefined is left out, so that the default applies.
 *
 * @param others the arguments that Secrets are made of
 */
export function specOf<T extends ObjectArgs, K extends keyof T = never>(args: T, others: readonly K[] = []): Omit<T, keyof ObjectArgs | K> {
  return without(args, [...OBJECT_ARGS, ...others]);
}
