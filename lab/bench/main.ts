import { Command, Option } from "commander";

import { createProgress } from "../progress";
import { startGitLab } from "../lab";
import { fluxBootstrap, handWritten } from "./contestants";
import { libraryTable, measureLibrary } from "./library";
import { measure, measureFluxCli } from "./measure";
import type { Figures } from "./measure";
import { measureAge, measureClusters } from "./scale";
import { ratioTable, table } from "./table";

const program = new Command("npm run bench --")
  .description(
    "Times FluxBootstrap beside the program that people write by hand and `flux bootstrap git`, on the lab, and prints figures and ratios",
  )
  .option("--rounds <number>", "how often each is measured; the medians are printed", Number, 1)
  .addOption(
    new Option(
      "--only <part>",
      "measure one part: the library by itself, the programs on the lab, the age of the repository, or the number of clusters",
    ).choices(["library", "programs", "age", "clusters"]),
  )
  .action(async ({ rounds, only }: { rounds: number; only?: string }) => {
    const progress = createProgress();
    if (only === undefined || only === "library") process.stdout.write(libraryTable(await measureLibrary()));
    if (only === "library") return;
    const lab = await startGitLab({ progress });
    try {
      const measures = (part: string) => only === undefined || only === part;
      if (measures("age")) process.stdout.write(ratioTable(await measureAge(lab, progress)));
      if (measures("clusters")) process.stdout.write(ratioTable(await measureClusters(lab, progress)));
      if (!measures("programs")) return;
      // Each measurement starts a cluster of its own.
      const figures: Record<"FluxBootstrap" | "by hand" | "flux CLI", Figures[]> = {
        FluxBootstrap: [],
        "by hand": [],
        "flux CLI": [],
      };
      for (let round = 1; round <= rounds; round += 1) {
        // In turn, so that a machine that slows down slows all.
        figures.FluxBootstrap.push(await measure(lab, `ours-${String(round)}`, fluxBootstrap, progress));
        figures["by hand"].push(await measure(lab, `theirs-${String(round)}`, handWritten, progress));
        figures["flux CLI"].push(await measureFluxCli(lab, `cli-${String(round)}`, progress));
      }
      process.stdout.write(table(figures));
    } finally {
      await lab.stop();
    }
  });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
