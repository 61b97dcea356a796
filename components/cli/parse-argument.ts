import { InvalidArgumentError } from "commander";
import type { Check } from "../validation/checks";

/** A parser for an option or argument of a command: takes what `check` lets pass, as it is. */
export function parseArgument(check: Check<string>): (value: string) => string {
  return (value) => {
    const mustBe = check(value);
    if (mustBe === undefined) return value;
    throw new InvalidArgumentError(mustBe);
  };
}

/** The check that takes what `action` does not throw at. */
export function acceptedBy(action: (value: string) => unknown): Check<string> {
  return (value) => {
    try {
      action(value);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}
