import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import * as path from "node:path";

import { build, type Plugin } from "esbuild";

const LIBRARY = "library.js";

const INDEX = "index.js";
const MAIN = "cli/main.js";
/** The modules that others import or run by their paths: the last two are for the program at the root of a clone, and for the plugin. */
const ENTRIES = [INDEX, MAIN, "bootstrap/args-from-config.js", "plugin/index.js"];

/** The modules stay modules in the bundle, each of which runs when it is required first, as before. */
const SOURCE = ENTRIES.map((entry) => `exports[${JSON.stringify(entry)}] = () => require("./${entry}");`).join("\n");

/** A late import as the compiler leaves it: the bundler sees only `require`. */
const LATE_REQUIRE = /\(0, node_module_1\.createRequire\)\(__filename\)\(/g;

const LATE_IMPORTS: Plugin = {
  name: "late-imports",
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path: file }) => {
      const contents = (await readFile(file, "utf8")).replace(LATE_REQUIRE, "require(");
      if (!/createRequire\)?\((?!__filename\)\.resolve\()/.test(contents)) return { contents };
      return { errors: [{ text: `${file}: imports late in a way that is not known here` }] };
    });
  },
};

/** What is found beside the bundle when it runs. */
const LEFT_OUT: Plugin = {
  name: "left-out",
  setup({ onResolve }) {
    onResolve({ filter: /^@kubernetes\/client-node$/ }, () => ({ path: "./kubernetes-client.js", external: true }));
    onResolve({ filter: /\/arguments\.json$/ }, () => ({ path: "../schemas/arguments.json", external: true }));
  },
};

/**
 * Replaces the modules of the compiled package by one file: to find and to read three hundred of them took longer than to run
 * them. The library and the command share it, because each of them tells the errors of the package by their classes.
 *
 * @param components the directory of the compiled package
 * @param bundle the directory in it that gets the file
 */
export async function bundleLibrary(components: string, bundle: string): Promise<void> {
  const { warnings } = await build({
    stdin: { contents: SOURCE, resolveDir: components },
    outfile: path.join(bundle, LIBRARY),
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "cjs",
    plugins: [LATE_IMPORTS, LEFT_OUT],
    logLevel: "silent",
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join("\n"));
  const index = path.join(components, INDEX);
  const names = Object.keys(createRequire(index)(index) as object);
  await removeModules(components, bundle);
  for (const entry of ENTRIES) {
    const file = path.join(components, entry);
    const library = `./${path.relative(path.dirname(file), path.join(bundle, LIBRARY))}`;
    const shebang = entry === MAIN ? "#!/usr/bin/env node\n" : "";
    // For Node, which reads the names there when a module of ECMAScript imports the package.
    const exported = entry === INDEX ? `0 && (module.exports = { ${names.join(", ")} });\n` : "";
    await writeFile(file, `${shebang}module.exports = require("${library}")["${entry}"]();\n${exported}`);
  }
}

async function removeModules(components: string, bundle: string): Promise<void> {
  for (const name of await readdir(components, { recursive: true })) {
    const file = path.join(components, name);
    if (file.endsWith(".js") && !file.startsWith(bundle + path.sep)) await rm(file);
  }
}
