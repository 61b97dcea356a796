import * as path from "node:path";

/** The options that lead the engine to a plugin. */
export interface PluginAddress {
  readonly version?: string;
  readonly pluginDownloadURL?: string;
}

/** The directory of an installed plugin: `resource-NAME-vVERSION`, and for one from Git the directory in its repository. */
const INSTALLED = /^resource-(?<name>.+?)-v(?<version>\d+\.\d+\.\d+.*)$/;
/** The name of a plugin from Git, in which each slash of its address is replaced. The owner's name has no underscore on GitHub. */
const FROM_GIT = /^(?<host>[^_]+\.[^_]+)_(?<owner>[^_]+)_(?<repository>.+)\.git$/;

/**
 * Returns the address of a plugin, for a provider resource of its own: the engine finds a plugin from Git by the address and the
 * version alone, and one that the project names by a local path without both.
 *
 * @see https://github.com/pulumi/pulumi/blob/v3.259.0/sdk/go/common/workspace/plugins.go (`LocalName`, `GetPluginPath`)
 */
export function ownPackage(directory: string): PluginAddress {
  const parents = [directory, path.dirname(directory)].map((candidate) => ({
    installed: INSTALLED.exec(path.basename(candidate))?.groups,
    inRepository: path.relative(candidate, directory),
  }));
  const found = parents.find(({ installed }) => installed !== undefined);
  const { name = "", version = "" } = found?.installed ?? {};
  if (found === undefined || version === "") return {};
  const suffix = found.inRepository === "" ? "" : `_${found.inRepository}`;
  const { host, owner, repository } = FROM_GIT.exec(name.slice(0, name.length - suffix.length))?.groups ?? {};
  if (host === undefined || owner === undefined || repository === undefined || !name.endsWith(suffix))
    return { version };
  const place = [host, owner, repository, ...(suffix === "" ? [] : [found.inRepository])].join("/");
  return { version, pluginDownloadURL: `git://${place}` };
}
