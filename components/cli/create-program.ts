import { Command } from "commander";
import { adoptCommand } from "./adopt-command";
import { checkCommand } from "./check-command";
import { clearFinalizersCommand } from "./clear-finalizers-command";
import { exportCommand } from "./export-command";
import { fetchCommand } from "./fetch-command";
import { statusCommand } from "./status-command";

/** Creates the `flux-bootstrap` command with all its subcommands. */
export function createProgram(): Command {
  return new Command("flux-bootstrap")
    .description(
      "Works with releases of Flux, checks clusters for them and reports the status of Flux in them, without the Flux CLI.",
    )
    .enablePositionalOptions() // so that a subcommand can have an option that the program has too
    .addCommand(adoptCommand())
    .addCommand(checkCommand())
    .addCommand(clearFinalizersCommand())
    .addCommand(exportCommand())
    .addCommand(fetchCommand())
    .addCommand(statusCommand());
}
