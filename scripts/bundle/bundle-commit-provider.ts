import * as path from "node:path";

import { build, type Plugin } from "esbuild";

import { packageRoot } from "../../components/release/directories";

const SOURCE = "components/git/hosts/github/commit-provider/provider.ts";
/** The text, as a module of the library. It is committed, and a test compares it with its sources. */
export const COMMIT_PROVIDER = path.join(packageRoot(), "components/git/hosts/github/commit-provider.json");

/** Code that the provider does without, by the name of its package: its text is in every state. */
const REPLACED: Readonly<Record<string, string>> = {
  debug: "module.exports = () => () => undefined;",
  "socks-proxy-agent":
    'exports.SocksProxyAgent = class { constructor() { throw new Error("commits do not go through a SOCKS proxy; name an HTTP proxy"); } };',
};

const WITHOUT_LARGE_PARTS: Plugin = {
  name: "without-large-parts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(${Object.keys(REPLACED).join("|")})$`) }, ({ path: name }) => ({
      path: name,
      namespace: "replaced",
    }));
    onLoad({ filter: /.*/, namespace: "replaced" }, ({ path: name }) => ({ contents: REPLACED[name] ?? "" }));
  },
};

/** Returns the code of the provider that commits, as one text that requires nothing but Node.js, the same on every machine. */
export async function bundleCommitProvider(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [SOURCE],
    absWorkingDir: packageRoot(),
    bundle: true,
    write: false,
    minify: true,
    legalComments: "none",
    platform: "node",
    target: "node20",
    format: "cjs",
    charset: "utf8",
    plugins: [WITHOUT_LARGE_PARTS],
    logLevel: "warning",
  });
  return `${JSON.stringify({ text: outputFiles[0]?.text.trim() }, undefined, 2)}\n`;
}
