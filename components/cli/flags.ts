import { InvalidArgumentError, Option } from "commander";
import type { Check } from "../validation/checks";
import { parseArgument } from "./parse-argument";

/** The check of a value that may be anything but nothing. */
export const notEmpty: Check<string> = (value) => (value === "" ? "must not be empty" : undefined);

/** An option with one value; when it is used again, the last one counts. */
export function textFlag(flags: string, description: string, check: Check<string>, initial?: string): Option {
  const option = new Option(flags, description).argParser(parseArgument(check));
  return initial === undefined ? option : option.default(initial, initial);
}

/** An option with comma-separated values. As with Go's flags, its first use replaces the default and others add to it. */
export function listFlag(flags: string, description: string, check: Check<string>, initial: readonly string[]): Option {
  const parse = parseArgument(check);
  return new Option(flags, description)
    .argParser((value, previous: readonly string[]): readonly string[] => {
      const values = value === "" ? [] : value.split(",").map(parse);
      return previous === initial ? values : [...previous, ...values];
    })
    .default(initial, initial.join(",") || "none");
}

/** An option that is true or false, and true without a value. */
export function booleanFlag(flags: string, description: string, initial: boolean): Option {
  return new Option(flags, description).argParser(parseBoolean).default(initial, String(initial));
}

/** @see https://pkg.go.dev/strconv#ParseBool */
function parseBoolean(value: string): boolean {
  if (["1", "t", "T", "TRUE", "true", "True"].includes(value)) return true;
  if (["0", "f", "F", "FALSE", "false", "False"].includes(value)) return false;
  throw new InvalidArgumentError("must be true or false");
}
