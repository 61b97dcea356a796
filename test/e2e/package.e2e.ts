import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";

import { build } from "esbuild";
import type { Context } from "mocha";
import * as tar from "tar";

import * as library from "../../components";
import { referenceFile } from "../components/manifests/reference-bundle";
import { packPackage } from "./install-package";
import { installConsumer, type Consumer } from "./package/consumer";
import { PROGRAMS, TYPED_PROGRAMS, type Report } from "./package/programs";
import { NODE_RELEASES, nodeRelease, REGISTRY_TOOLS, registryTool } from "./package/registry-tool";
import { ROOT } from "./world";

const COMPONENTS = referenceFile("v2.9.4", "gotk-components.yaml");
const NEWEST_NODE = NODE_RELEASES[1];
const COMPILERS = {
  "TypeScript 5": () => Promise.resolve(path.join(ROOT, "node_modules", ".bin", "tsc")),
  "TypeScript 6": () => registryTool(REGISTRY_TOOLS.typescript6, "tsc"),
} as const;

describe("the packed package", () => {
  let scratch: string;
  let npm: Consumer;

  before("a project of npm", async () => {
    scratch = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-consumers-"));
    npm = await installConsumer("npm", "checkout", scratch);
  });
  after(() => rm(scratch, { recursive: true, force: true }));

  it("contains the files of etc/npm-package.txt, and the types of each module", async () => {
    const files: string[] = [];
    const onReadEntry = ({ path: name }: { readonly path: string }) => files.push(name.replace(/^package\//, ""));
    await tar.list({ file: await packPackage(), onReadEntry });
    const isType = (name: string) => name.endsWith(".d.ts");
    const listed = (await readFile(path.join(ROOT, "etc", "npm-package.txt"), "utf8")).trimEnd().split("\n");
    assert.deepEqual(files.filter((name) => !isType(name)).sort(), [...listed].sort());
    const sources = (await readdir(path.join(ROOT, "components"), { recursive: true })).filter((name) =>
      name.endsWith(".ts"),
    );
    const types = sources.map((name) => `bin/components/${name.replace(/\.ts$/, ".d.ts")}`);
    assert.deepEqual(files.filter(isType).sort(), types.sort());
  });

  it("has the license of each file that others have written", async () => {
    const notice = await readFile(path.join(ROOT, "NOTICE"), "utf8");
    const listed = await readFile(path.join(ROOT, "etc", "npm-package.txt"), "utf8");
    const named = notice.match(/\bbin\/[\w./-]+\w/g) ?? [];
    assert.ok(named.length > 2);
    assert.deepEqual(
      named.filter((name) => !listed.split("\n").includes(name)),
      [],
    );
  });

  it("has a package.json without a fault", async () => {
    const { publint } = load("publint") as Publint;
    const archive = await readFile(await packPackage());
    const tarball = archive.buffer.slice(archive.byteOffset, archive.byteOffset + archive.byteLength);
    assert.deepEqual((await publint({ pack: { tarball }, strict: true })).messages, []);
  });

  it("resolves to types and code that agree, in every mode of TypeScript", async () => {
    const wrong = load("@arethetypeswrong/core") as AreTheTypesWrong;
    const contents = wrong.createPackageFromTarballData(await readFile(await packPackage()));
    const { problems, entrypoints } = await wrong.checkPackage(contents);
    assert.deepEqual(problems, []);
    assert.deepEqual(Object.keys(entrypoints), [".", "./package.json"]);
  });

  for (const manager of ["npm", "pnpm", "yarn"] as const) {
    it(`is required, imported and run from a project of ${manager}`, async () => {
      await works(manager === "npm" ? npm : await installConsumer(manager, "checkout", scratch));
    });
  }

  for (const version of NODE_RELEASES) {
    it(`is required, imported and run by Node ${version}`, async function () {
      await works(npm, await nodeOrSkip(this, version));
    });
  }

  for (const [name, compiler] of Object.entries(COMPILERS)) {
    for (const resolution of ["nodenext", "bundler"] as const) {
      it(`has types for ${name} with ${resolution}, and without skipLibCheck`, async () => {
        assert.equal(await typeErrors(npm.directory, await compiler(), resolution), "");
      });
    }
  }

  it("is bundled by esbuild into a program that finds the package's own files", async () => {
    const outfile = path.join(npm.directory, "dist", "program.js");
    const { warnings } = await build({
      entryPoints: [path.join(npm.directory, PROGRAMS.ecmaScript)],
      outfile,
      bundle: true,
      platform: "node",
      // Pulumi's SDK finds files of its own by paths, and the engine gives one to the program.
      external: ["@pulumi/*"],
      logLevel: "silent",
    });
    assert.deepEqual(warnings, []);
    reports(await npm.runFile(outfile));
  });

  describe("beside the newest @pulumi/pulumi, @pulumi/kubernetes and @pulumi/github", () => {
    let newest: Consumer;

    before("a project of npm", async () => {
      newest = await installConsumer("npm", "latest", scratch);
    });

    it("is required, imported and run", async function () {
      await works(newest, await nodeOrSkip(this, NEWEST_NODE));
    });

    it("has types", async () => {
      assert.equal(await typeErrors(newest.directory, await COMPILERS["TypeScript 6"](), "nodenext"), "");
    });
  });
});

/** Checkers of packages, whose own types the compiler options of this checkout do not find. */
const load = createRequire(__filename);
interface AreTheTypesWrong {
  createPackageFromTarballData(data: Uint8Array): object;
  checkPackage(contents: object): Promise<{ readonly problems: readonly object[]; readonly entrypoints: object }>;
}
interface Publint {
  publint(options: object): Promise<{ readonly messages: readonly object[] }>;
}

/** Uses the package as CommonJS, as an ECMAScript module and as a command. */
async function works(consumer: Consumer, node?: string): Promise<void> {
  for (const program of Object.values(PROGRAMS)) reports(await consumer.runFile(program, node), node);
  assert.ok((await consumer.runCommand(["export"], node)) === COMPONENTS, "the command prints the manifests");
}

/** Checks what a program has printed. */
function reports(printed: string, node?: string): void {
  const { names, components } = JSON.parse(printed) as Report;
  assert.deepEqual([...names].sort(), Object.keys(library).sort());
  assert.ok(components === COMPONENTS, "the manifests are Flux's");
  assert.ok(node === undefined || !printed.includes(process.versions.node), "another Node has run it");
}

/** The release of Node, or the reason why this machine does not have it. */
async function nodeOrSkip(context: Context, version: string): Promise<string> {
  const node = await nodeRelease(version).catch((error: unknown) => error as Error);
  if (typeof node === "string") return node;
  const [reason = ""] = node.message.split("\n").slice(1);
  console.log(`      skipped: Node ${version} for ${process.platform} ${process.arch} is not to be had: ${reason}`);
  return context.skip();
}

/** What the strictest compiler says of a project. */
async function typeErrors(
  directory: string,
  compiler: string,
  resolution: keyof typeof TYPED_PROGRAMS,
): Promise<string> {
  const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false"];
  const target = ["--target", "es2022", "--lib", "es2023", "--moduleResolution", resolution];
  const module = ["--module", resolution === "nodenext" ? "nodenext" : "preserve"];
  const files = TYPED_PROGRAMS[resolution];
  return promisify(execFile)(compiler, [...options, ...target, ...module, ...files], { cwd: directory }).then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      const { stdout, message } = error as Error & { readonly stdout?: string };
      return stdout || message;
    },
  );
}
