import { OBJECT_ARGS, type ObjectArgs } from "../resources/resource-args";
import { without } from "./without";

/**
 * The arguments that are fields of the object's spec. One that is undefined is left out, so that the default applies.
 *
 * @param others the arguments that Secrets are made of
 */
export function specOf(args: ObjectArgs, others: readonly string[] = []): Readonly<Record<string, unknown>> {
  return without(args, [...OBJECT_ARGS, ...others]);
}
