import { statSync } from "node:fs";

import type { Command, Option } from "commander";
import * as checks from "../validation/checks";
import { defaults } from "../defaults";
import { compositionRules } from "../manifests/composition-rules";
import { controllerNamed } from "../manifests/controllers";
import { checkVersion } from "../release/errors";
import { listFlag, notEmpty, textFlag } from "./flags";
import { acceptedBy } from "./flags";

// The first names a directory and an address, the second knows what can be composed.
const fluxRelease: checks.Check<string> = (value) =>
  acceptedBy(checkVersion)(value) ?? acceptedBy(compositionRules)(value);

const existingDirectory: checks.Check<string> = (value) =>
  notEmpty(value) ?? (isDirectory(value) ? undefined : "must be a directory that exists");

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const component = acceptedBy(controllerNamed);

/** `--version` */
export function versionFlag(): Option {
  return textFlag("-v, --version <tag>", "release of Flux", fluxRelease, defaults.version);
}

/** `--components` */
export function componentFlag(): Option {
  return listFlag("--components <names>", "components, separated by commas", component, defaults.components);
}

/** `--components-extra` */
export function extraComponentFlag(): Option {
  return listFlag("--components-extra <names>", "components beyond those", component, defaults.componentsExtra);
}

/** `--namespace` */
export function namespaceFlag(): Option {
  return textFlag("-n, --namespace <name>", "namespace that Flux runs in", checks.dnsLabel, defaults.namespace);
}

/** `--manifests` */
export function manifestsFlag(): Option {
  return textFlag("--manifests <dir>", "directory with the files of the release's manifests.tar.gz", existingDirectory);
}

/** The components of both flags together. `flux install`, unlike `flux bootstrap`, requires none in particular. */
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
