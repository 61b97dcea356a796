import { readdir, readFile, writeFile } from "node:fs/promises";
import * as path from "node:path";

import { build, type Plugin } from "esbuild";

import { CLIENT_EXPORTS } from "../../components/kube/kubernetes-client";

const CLIENT = "@kubernetes/client-node";
const ROOT = path.resolve(__dirname, "..", "..");

/**
 * The client does not say so, but its modules only declare: those of the APIs can be left out. They name each other by whole
 * relative paths, and to ask esbuild for each of them takes it ten seconds.
 */
const WITHOUT_APIS: Plugin = {
  name: "without-apis",
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.js$/ }, ({ path: request, importer, resolveDir }) =>
      importer.includes(path.join("node_modules", CLIENT))
        ? { path: path.join(resolveDir, request), sideEffects: false }
        : undefined,
    );
    onResolve({ filter: new RegExp(`^${CLIENT}$`) }, () => ({ path: require.resolve(CLIENT), sideEffects: false }));
  },
};

/**
 * Writes a bundle of the part of Kubernetes' client that the package uses, and the licenses of what is in it beside it.
 *
 * @param outfile the bundle, a file that ends with `.js`
 * @param more exports beyond those that the package uses
 */
export async function bundleClient(outfile: string, more: readonly string[] = []): Promise<void> {
  // The imports are at the top: a bundler leaves out only what such imports do not need.
  const contents = `export { ${[...CLIENT_EXPORTS, ...more].join(", ")} } from "${CLIENT}";`;
  const { metafile } = await build({
    stdin: { contents, resolveDir: ROOT },
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    metafile: true,
    absWorkingDir: ROOT,
    plugins: [WITHOUT_APIS],
    logLevel: "warning",
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const packages = [...new Set(inputs.flatMap((input) => packageOf(input) ?? []))].sort();
  const licenses = await Promise.all(packages.map(licenseOf));
  await writeFile(`${outfile.slice(0, -".js".length)}.LICENSES`, licenses.join("\n\n"));
}

/** Returns the directory of the package that a file belongs to. */
function packageOf(file: string): string | undefined {
  return /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

async function licenseOf(directory: string): Promise<string> {
  const read = (file: string) => readFile(path.join(ROOT, directory, file), "utf8");
  const { name, version, license } = JSON.parse(await read("package.json")) as Readonly<Record<string, string>>;
  const files = (await readdir(path.join(ROOT, directory))).filter((file) => /^licen[cs]e/i.test(file));
  const texts = await Promise.all(files.map(read));
  return [`${String(name)} ${String(version)} (${String(license)})`, ...texts.map((text) => text.trim())].join("\n\n");
}
