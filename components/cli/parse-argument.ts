import { InvalidArgumentError } from "commander";

/** A parser for an option or argument of a command: takes what `check` lets pass, as it is. */
export function parseArgument(check: (value: string) => void): (value: string) => string {
  return (value) => {
    try {
      check(value);
      return value;
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message);
    }
  };
}
