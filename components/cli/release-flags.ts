import { statSync } from "node:fs";

import type { Command, Option } from "commander";
import * as checks from "../validation/checks";
import { defaults } from "../defaults";
import { compositionRules } from "../manifests/composition-rules";
import { controllerNamed } from "../manifests/controllers";
import { checkVersion } from "../release/errors";
import { listFlag, notEmpty, textFlag } from "./flags";
import { acceptedBy } from "./flags";

// The first check is for a version that can be part of a path and a URL, the second for a release that can be composed.
const fluxRelease: checks.Check<string> = (value) =>
  acceptedBy(checkVersion)(value) ?? acceptedBy(compositionRules)(value);

const archiveOrDirectory: checks.Check<string> = (value) => {
  const found = statSync(value, { throwIfNoEntry: false });
  const accepted = found?.isDirectory() === true || (found?.isFile() === true && value.endsWith(".tar.gz"));
  return notEmpty(value) ?? (accepted ? undefined : "must be a directory or a .tar.gz archive that exists");
};

const component = acceptedBy(controllerNamed);

/** Creates `--version`. */
export function versionFlag(): Option {
  return textFlag("-v, --version <tag>", "release of Flux", fluxRelease, defaults.version);
}

/** Creates `--components`. */
export function componentFlag(): Option {
  return listFlag("--components <names>", "components, separated by commas", component, defaults.components);
}

/** Creates `--components-extra`. */
export function extraComponentFlag(): Option {
  return listFlag("--components-extra <names>", "components in addition to those", component, defaults.componentsExtra);
}

/** Creates `--namespace`. */
export function namespaceFlag(): Option {
  return textFlag("-n, --namespace <name>", "namespace that Flux runs in", checks.dnsLabel, defaults.namespace);
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
