import { getRepositoryFile } from "@pulumi/github/getRepositoryFile";
import * as pulumi from "@pulumi/pulumi";

import { errorHook, resourceHook, supportsErrorHooks } from "../../../pulumi/hooks";
import { resolveOutput } from "../../../pulumi/resolve-output";
import type { GitHubTarget } from "./read-errors";
import { pause } from "./pause";
import { sayWhileWaiting } from "./lookups/ask";
import { changedByOthers, isConflict, isRead, classifyError, writtenBefore } from "./write-errors";

/**
 * Types that may be created again when they could not be read back: a file is overwritten, a registered key is
 * imported.
 */
const REPEATABLE = new Set([
  "github:index/repositoryFile:RepositoryFile",
  "github:index/repositoryDeployKey:RepositoryDeployKey",
]);

/**
 * Returns the hooks of everything that is written to GitHub: they repeat a write after a temporary failure, and explain
 * a lasting one. The provider repeats some writes by itself, and waits silently for as long as GitHub's limits demand;
 * it does not repeat a commit that another commit came before.
 *
 * @returns undefined where the engine has no such hooks, or is a mock: then the provider's own message is shown
 * @see https://www.pulumi.com/docs/iac/concepts/options/hooks/
 */
export function gitHubHooks(
  name: string,
  target: pulumi.Output<GitHubTarget>,
  component: pulumi.Resource,
): pulumi.ResourceHookBinding | undefined {
  if (!supportsErrorHooks()) return undefined;
  const waiting = new Map<string, () => void>();
  const before = resourceHook(`${name}-github-wait`, ({ urn, newInputs }) => {
    waiting.set(urn, sayWhileWaiting(nameOf(newInputs), component));
  });
  const end = ({ urn }: { readonly urn: string }): void => waiting.get(urn)?.();
  const after = resourceHook(`${name}-github-waited`, end);

  const failed = errorHook(`${name}-github`, async (args) => {
    const { errors, failedOperation, newInputs, type } = args;
    end(args);
    // A deletion is not explained: when it fails, the program may not be running at all.
    if (failedOperation === "delete") return false;
    const known = await resolveOutput(target);
    const [message = ""] = errors;
    // The resource exists and is in the state, and the next run continues with it: GitHub would refuse to create it
    // twice.
    if (isRead(message) && !REPEATABLE.has(type)) return false;
    const what = nameOf(newInputs);
    const verdict = isConflict(message)
      ? { explanation: await explainConflict(what, known, newInputs?.["content"], component) }
      : classifyError(message, what, known, errors.length);
    if ("explanation" in verdict) {
      if (failedOperation !== "update") throw new Error(verdict.explanation);
      // The provider keeps the partial state of a failed update, and the engine then discards the error that a hook
      // throws.
      await pulumi.log.error(verdict.explanation, component);
      return false;
    }
    await pulumi.log.info(`${verdict.retry} The request is repeated.`, component);
    await pause(errors.length);
    return true;
  });
  return {
    beforeCreate: [before],
    afterCreate: [after],
    beforeUpdate: [before],
    afterUpdate: [after],
    onError: [failed],
  };
}

/** Returns the name of a resource, for messages. */
function nameOf(inputs: Readonly<Record<string, unknown>> | undefined): string {
  const { file, title, branch, name, events } = inputs ?? {};
  if (Array.isArray(events)) return "the webhook";
  return [file, title, branch, name].find((value) => typeof value === "string") ?? "the repository";
}

async function explainConflict(
  file: string,
  target: GitHubTarget,
  wanted: unknown,
  component: pulumi.Resource,
): Promise<string> {
  const { repository, branch } = target;
  const found = await getRepositoryFile({ repository, branch, file }, { parent: component }).catch(() => undefined);
  const {
    content,
    commitSha = "",
    commitAuthor = "",
    commitMessage = "",
  } = (found ?? {}) as Partial<Record<string, string>>;
  if (content !== undefined && content === wanted) return writtenBefore(file, target);
  return changedByOthers(file, target, { sha: commitSha, author: commitAuthor, message: commitMessage });
}
