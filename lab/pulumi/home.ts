import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GO_RUNTIME } from "../go-runtime";
import type { Toolchain, ToolName } from "../toolchain";

const PLUGINS = {
  "pulumi-language-nodejs": "language-nodejs",
  "pulumi-language-yaml": "language-yaml",
  "pulumi-language-python": "language-python",
  "pulumi-language-go": "language-go",
  "pulumi-resource-kubernetes": "resource-kubernetes",
  "pulumi-resource-github": "resource-github",
} as const satisfies Partial<Record<ToolName, string>>;

/** The name of a file beside a program, which the process for its dynamic resources loads first. */
export const PRELOADED_FILE = "preloaded.cjs";

/**
 * Serves the dynamic resources of a program, from the SDK that the program itself uses. It belongs to the CLI's release
 * archive, which a CLI built from source does not have. Without what is loaded first, it takes twice the CPU to start.
 * @see https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/
 */
const DYNAMIC_PROVIDER = {
  directory: "resource-pulumi-nodejs-v1.0.0",
  file: "pulumi-resource-pulumi-nodejs",
  script: `#!/bin/sh
directory="$PWD"
until [ -d "$directory/node_modules/@pulumi/pulumi" ] || [ -z "$directory" ]; do directory="\${directory%/*}"; done
provider="$directory/node_modules/@pulumi/pulumi/cmd/dynamic-provider"
[ -f "$PWD/${PRELOADED_FILE}" ] || exec node "$provider" "$@"
exec node --require="$PWD/${PRELOADED_FILE}" --max-semi-space-size=64 --single-threaded-gc --no-opt "$provider" "$@"
`,
} as const;

/** Where a lab's Pulumi keeps its things. */
export interface PulumiHome {
  /** The variables that make the CLI use this home and nothing of the user's. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Makes a home for the Pulumi CLI in a lab's directory, with the toolchain's plugins and a backend of files. */
export function preparePulumiHome(directory: string, toolchain: Toolchain): PulumiHome {
  const home = join(directory, "home");
  const state = join(directory, "state");
  mkdirSync(state, { recursive: true, mode: 0o700 });
  for (const tool of Object.keys(PLUGINS) as (keyof typeof PLUGINS)[]) {
    const plugin = join(home, "plugins", `${PLUGINS[tool]}-v${toolchain.version(tool)}`);
    mkdirSync(plugin, { recursive: true, mode: 0o700 });
    // A link, not a copy: the plugins are a few hundred megabytes.
    if (!existsSync(join(plugin, tool))) symlinkSync(toolchain.path(tool), join(plugin, tool));
  }
  // The CLI keeps a compressed log of everything that it does, for half of its time; not where this file is.
  writeFileSync(join(home, "logs"), "", { mode: 0o600 });
  const dynamicProvider = join(home, "plugins", DYNAMIC_PROVIDER.directory);
  mkdirSync(dynamicProvider, { recursive: true, mode: 0o700 });
  writeFileSync(join(dynamicProvider, DYNAMIC_PROVIDER.file), DYNAMIC_PROVIDER.script, { mode: 0o700 });
  return {
    environment: {
      ...GO_RUNTIME,
      PULUMI_HOME: home,
      // Without `metadata` every file of the state has another one beside it, which is not replaced in one step: a run that is
      // killed in the middle leaves it empty, and no later run reads the state. https://pkg.go.dev/gocloud.dev/blob/fileblob
      PULUMI_BACKEND_URL: `file://${state}?metadata=skip`,
      PULUMI_CONFIG_PASSPHRASE: "lab",
      PULUMI_CREDENTIAL_STORE: "plaintext",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      // A plugin on the PATH would win over those above.
      PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
      PULUMI_DEBUG_COMMANDS: "true", // for --event-log
    },
  };
}
