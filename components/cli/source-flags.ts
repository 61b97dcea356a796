import type { Command, Option } from "commander";
import * as checks from "../validation/checks";
import { defaults } from "../defaults";
import { textFlag } from "./flags";

/** What the cluster is to follow; the names are those of `checkCluster`. */
export interface SourceFlags {
  readonly repository?: string;
  readonly branch: string;
  readonly path?: string;
}

/** `--repository` */
export function repositoryFlag(): Option {
  return textFlag(
    "--repository <owner/name>",
    "GitHub repository that Flux is to follow; goes with --path",
    checks.gitHubFullName,
  );
}

/** `--branch` */
export function branchFlag(): Option {
  return textFlag("--branch <name>", "branch of it", checks.gitBranch, defaults.branch);
}

/** `--path` */
export function pathFlag(): Option {
  return textFlag("--path <directory>", "the cluster's directory in it", checks.repositoryDirectory);
}

/** Refuses half of what is to be followed: nothing would be compared, and nobody would notice. */
export function requireWholeSource({ repository, path }: SourceFlags, command: Command): void {
  const branchIsGiven = command.getOptionValueSource("branch") !== "default";
  if (repository === undefined && path === undefined && !branchIsGiven) return;
  const missing =
    repository === undefined ? "--repository <owner/name>" : path === undefined ? "--path <directory>" : undefined;
  if (missing !== undefined)
    command.error(`error: option '${missing}' is needed too: --repository and --path go together`);
}
