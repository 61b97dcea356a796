import { InvalidArgumentError, Option, type Command } from "commander";

import { defaults } from "../defaults";
import * as checks from "../validation/checks";
import type { Check } from "../validation/checks";

/** Creates an option with one value; when it is repeated, the last value counts. */
export function textFlag(flags: string, description: string, check: Check<string>, initial?: string): Option {
  const option = new Option(flags, description).argParser(parseArgument(check));
  return initial === undefined ? option : option.default(initial, initial);
}

/**
 * Creates an option with comma-separated values. As with Go's flags, its first use replaces the default, and further
 * uses add to it.
 */
export function listFlag(flags: string, description: string, check: Check<string>, initial: readonly string[]): Option {
  const parse = parseArgument(check);
  return new Option(flags, description)
    .argParser((value, previous: readonly string[]): readonly string[] => {
      const values = value === "" ? [] : value.split(",").map(parse);
      return previous === initial ? values : [...previous, ...values];
    })
    .default(initial, initial.join(",") || "none");
}

/** Creates an option that is true or false, and true without a value. */
export function booleanFlag(flags: string, description: string, initial: boolean): Option {
  return new Option(flags, description).argParser(parseBoolean).default(initial, String(initial));
}

/** @see https://pkg.go.dev/strconv#ParseBool */
function parseBoolean(value: string): boolean {
  if (["1", "t", "T", "TRUE", "true", "True"].includes(value)) return true;
  if (["0", "f", "F", "FALSE", "false", "False"].includes(value)) return false;
  throw new InvalidArgumentError("must be true or false");
}

/** Returns a parser for an option or argument of a command that accepts every value that passes `check`, unchanged. */
export function parseArgument(check: Check<string>): (value: string) => string {
  return (value) => {
    const mustBe = check(value);
    if (mustBe === undefined) return value;
    throw new InvalidArgumentError(mustBe);
  };
}

/** Returns a check that accepts every value for which `action` does not throw. */
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

/** The source that the cluster is to follow; the names are those of `checkCluster`. */
export interface SourceFlags {
  readonly repository?: string;
  readonly branch: string;
  readonly path?: string;
}

/** Creates `--kubeconfig`. */
export function kubeconfigFlag(): Option {
  return textFlag("--kubeconfig <file>", "kubeconfig of the cluster", checks.notEmpty);
}

/** Creates `--context`. */
export function contextFlag(): Option {
  return textFlag("--context <name>", "context in the kubeconfig", checks.notEmpty);
}

/** Creates `--repository`. */
export function repositoryFlag(): Option {
  return textFlag(
    "--repository <owner/name>",
    "GitHub repository that Flux is to follow; requires --path",
    checks.gitHubFullName,
  );
}

/** Creates `--branch`. */
export function branchFlag(): Option {
  return textFlag("--branch <name>", "branch of the repository", checks.gitBranch, defaults.branch);
}

/** Creates `--path`. */
export function pathFlag(): Option {
  return textFlag("--path <directory>", "the cluster's directory in the repository", checks.repositoryDirectory);
}

/** Refuses an incomplete source: nothing would be compared, and nobody would notice. */
export function requireWholeSource({ repository, path }: SourceFlags, command: Command): void {
  const branchIsGiven = command.getOptionValueSource("branch") !== "default";
  if (repository === undefined && path === undefined && !branchIsGiven) return;
  const missing =
    repository === undefined ? "--repository <owner/name>" : path === undefined ? "--path <directory>" : undefined;
  if (missing !== undefined)
    command.error(`error: option '${missing}' is required too: --repository and --path require each other`);
}
