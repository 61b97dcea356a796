import * as path from "node:path";

import { build, type Plugin } from "esbuild";

import { packageRoot } from "../../components/release/directories";

const SOURCES = "components/git/hosts/github/providers";
/** The module of the provider of each resource. */
const MODULES = {
  CommittedFiles: "committed-files",
  DeployKey: "deploy-key",
  PullRequest: "pull-request",
  Webhook: "webhook",
} as const;
/** The texts, as a module of the library. It is committed, and a test compares it with its sources. */
export const PROVIDERS = path.join(packageRoot(), "components/git/hosts/github/providers.json");

/** Code that the providers do without, by the name of its package: their texts are in every state. */
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

/** Returns the code of the providers, each as one text that requires nothing but Node.js, the same on every machine. */
export async function bundleProviders(): Promise<string> {
  const texts = Object.entries(MODULES).map(async ([name, module]) => [name, await bundle(`${SOURCES}/${module}.ts`)]);
  return `${JSON.stringify(Object.fromEntries(await Promise.all(texts)), undefined, 2)}\n`;
}

async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source],
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
  return outputFiles[0]?.text.trim() ?? "";
}
