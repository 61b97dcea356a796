import { Command } from "commander";

import { clearFinalizers, type FinalizedObject } from "../uninstall/clear-finalizers";
import { contextFlag, kubeconfigFlag } from "./flags";

interface ClearFinalizersFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly dryRun: boolean;
}

/** Creates `flux-bootstrap clear-finalizers`, with which a destroy ends where Flux's controllers are gone or broken. */
export function clearFinalizersCommand(): Command {
  return new Command("clear-finalizers")
    .description(
      "Removes Flux's finalizers from the objects of Flux whose controller does not run, so that a destroy can end.",
    )
    .addOption(kubeconfigFlag())
    .addOption(contextFlag())
    .option("--dry-run", "only print what would be cleared", false)
    .addHelpText(
      "after",
      "\nWhat these objects have applied stays in the cluster. An object whose controller runs is left to the controller.",
    )
    .action(async (flags: ClearFinalizersFlags, command: Command) => {
      const objects = await clearFinalizers(flags);
      command.configureOutput().writeOut?.(text(objects, flags.dryRun));
    });
}

function text(objects: readonly FinalizedObject[], dryRun: boolean): string {
  const cleared = objects.filter(({ controllerRuns }) => !controllerRuns);
  const lines = objects.map(({ kind, namespace, name, controller, controllerRuns }) =>
    controllerRuns
      ? `- ${kind} ${namespace}/${name} is left to ${controller}, which runs`
      : `✔ ${kind} ${namespace}/${name} ${dryRun ? "would be" : "is"} cleared: ${controller} does not run`,
  );
  const end =
    objects.length === 0
      ? "No object has a finalizer of Flux."
      : `${dryRun ? "To clear" : "Cleared"}: ${cleared.length} of ${objects.length}. ${advice(objects, dryRun)}`;
  return [...lines, end, ""].join("\n");
}

function advice(objects: readonly FinalizedObject[], dryRun: boolean): string {
  if (objects.every(({ controllerRuns }) => controllerRuns)) return "Run `pulumi destroy`: Flux clears them itself.";
  return dryRun ? "Run it without --dry-run." : "Run `pulumi destroy` again, unless it is still running.";
}
