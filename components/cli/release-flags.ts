import { statSync } from "node:fs";

import type { Command, Option } from "commander";
import * as checks from "../validation/checks";
import { installFlag, type InstallFlagName } from "../install/flags";
import { compositionRules } from "../manifests/composition-rules";
import { LogLevel } from "../manifests/install-options";
import { controllerNamed } from "../manifests/controllers";
import { checkVersion } from "../release/errors";
import { FORMATS } from "../validation/formats";
import { acceptedBy, booleanFlag, listFlag, textFlag } from "./flags";

// The first check is for a version that can be part of a path and a URL, the second for a release that can be composed.
const fluxRelease: checks.Check<string> = (value) =>
  acceptedBy(checkVersion)(value) ?? acceptedBy(compositionRules)(value);

const archiveOrDirectory: checks.Check<string> = (value) => {
  const found = statSync(value, { throwIfNoEntry: false });
  const accepted = found?.isDirectory() === true || (found?.isFile() === true && value.endsWith(".tar.gz"));
  return checks.notEmpty(value) ?? (accepted ? undefined : "must be a directory or a .tar.gz archive that exists");
};

const component = acceptedBy(controllerNamed);

/** The checks that ask more than those of the arguments. */
const CHECKS: Partial<Record<InstallFlagName, checks.Check<string>>> = {
  version: fluxRelease,
  components: component,
  componentsExtra: component,
  logLevel: checks.oneOf(Object.values(LogLevel)),
};

/** Creates a flag of `flux install`, by the name of its argument. */
export function optionOf(name: InstallFlagName): Option {
  const { flag, description, default: initial, format, mayBeEmpty = false } = installFlag(name);
  const check = CHECKS[name] ?? (format === undefined ? () => undefined : FORMATS[format]);
  if (typeof initial === "boolean") return booleanFlag(flag, description, initial);
  if (typeof initial === "object") return listFlag(flag, description, check, initial);
  const orEmpty: checks.Check<string> = (value) => (mayBeEmpty && value === "" ? undefined : check(value));
  return textFlag(flag, description, orEmpty, initial);
}

/** Creates `--manifests`. */
export function manifestsFlag(): Option {
  return textFlag(
    "--manifests <path>",
    "the release's manifests.tar.gz, or a directory with its files",
    archiveOrDirectory,
  );
}

/** Returns the components of both flags. `flux install`, unlike `flux bootstrap`, requires no particular component. */
export function componentsOf(
  flags: { readonly components: readonly string[]; readonly componentsExtra: readonly string[] },
  command: Command,
): readonly string[] {
  const components = [...flags.components, ...flags.componentsExtra];
  const twice = components.find((name, index) => components.indexOf(name) < index);
  const flaw = components.length === 0 ? "no component is named" : twice && `${JSON.stringify(twice)} is listed twice`;
  if (flaw !== undefined) command.error(`error: option '--components <names>' is invalid: ${flaw}`);
  return components;
}
