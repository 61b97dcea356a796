import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { Command, Option } from "commander";
import { dump } from "js-yaml";
import { defaults } from "../defaults";
import * as checks from "../validation/checks";
import { adoptionArguments, type AdoptionArguments } from "./adoption-arguments";
import { parseArgument, textFlag } from "./flags";

interface AdoptFlags {
  readonly namespace: string;
  readonly output: Output;
}

type Output = "program" | "yaml" | "json";

/** Creates `flux-bootstrap adopt`, which prints the program that adopts a Flux as it runs. */
export function adoptCommand(): Command {
  return new Command("adopt")
    .description(
      "Reads gotk-components.yaml and gotk-sync.yaml of a cluster in a clone of its repository, and prints the program with which nothing " +
        "of that Flux changes. It writes nothing and asks nobody, except for the manifests of a release that is not on this machine.",
    )
    .argument(
      "<directory>",
      "the cluster's directory in the clone, such as clusters/prod",
      parseArgument(clusterDirectory),
    )
    .addOption(
      textFlag(
        "--namespace <name>",
        "namespace of Flux, and so the name of its directory",
        checks.dnsLabel,
        defaults.namespace,
      ),
    )
    .addOption(
      new Option("--output <format>", "the program in TypeScript, or its arguments")
        .choices(["program", "yaml", "json"])
        .default("program"),
    )
    .action((directory: string, { namespace, output }: AdoptFlags, command: Command) => {
      const read = (name: string) => textOf(join(directory, namespace, name));
      const files = { components: read("gotk-components.yaml"), sync: read("gotk-sync.yaml") };
      const found = adoptionArguments(files, log);
      const own = resolve(directory, namespace);
      if (own.endsWith(`/${String(found.args["path"])}`))
        throw new Error(
          `${join(own, "gotk-sync.yaml")}: the cluster's Kustomization applies only its own directory. Set its \`spec.path\` to the ` +
            "directory above in Git, wait until Flux has applied that, with whatever else is in the directory, and run it again.",
        );
      for (const line of found.kept) log(`note: no argument says this, and \`upgrades: "git"\` keeps it: ${line}`);
      for (const line of found.left)
        log(`warning: no argument says this, and the first \`up\` refuses to change it: ${line}`);
      command.configureOutput().writeOut?.(print(found, output));
    });
}

const clusterDirectory: checks.Check<string> = (value) =>
  existsSync(value) ? undefined : "must be a directory that exists";

function textOf(path: string): string {
  if (existsSync(path)) return readFileSync(path, "utf8");
  throw new Error(
    `${path}: there is no such file. Name the cluster's directory, and with --namespace the one of Flux in it.`,
  );
}

function print({ args }: AdoptionArguments, output: Output): string {
  switch (output) {
    case "json":
      return `${JSON.stringify(args, undefined, 2)}\n`;
    case "yaml":
      return dump(args, { lineWidth: -1 });
    case "program":
      return program(args);
  }
}

function program(args: AdoptionArguments["args"]): string {
  const literal = JSON.stringify(args, undefined, 2).replace(/^( *)"([A-Za-z_]\w*)":/gm, "$1$2:");
  return `import { FluxBootstrap } from "flux-bootstrap";

new FluxBootstrap("flux", ${literal});
`;
}

const log = (line: string) => void process.stderr.write(`${line}\n`);
