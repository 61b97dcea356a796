import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Lab } from "./lab";
import { preparePulumiHome } from "./pulumi/home";

/**
 * Writes a script that makes a shell use the lab, for kubectl, git and Pulumi alike, and returns its path. It has the Git
 * host's token in it, like everything in the lab's directory for the owner's eyes only.
 */
export function writeEnvironmentScript({ directory, environment, toolchain }: Lab): string {
  const bin = join(directory, "bin");
  mkdirSync(bin, { mode: 0o700 });
  symlinkSync(toolchain.path("pulumi"), join(bin, "pulumi"));
  const pulumi = preparePulumiHome(join(directory, "pulumi"), toolchain);
  const variables = { ...environment, ...pulumi.environment };
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quote(value)}`);
  const script = join(directory, "environment.sh");
  writeFileSync(script, [...lines, `export PATH=${quote(bin)}:"$PATH"`, ""].join("\n"), { mode: 0o600 });
  return script;
}

function quote(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
