import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";

import { bundleLibrary } from "../../../scripts/bundle/bundle-library";

const LATE = 'const node_module_1 = require("node:module");\n';

/** A package as the compiler leaves it. */
const MODULES = {
  "index.js": `
    var error_1 = require("./errors");
    Object.defineProperty(exports, "Failure", { enumerable: true, get: function () { return error_1.Failure; } });
    var late_1 = require("./hooks/late");
    Object.defineProperty(exports, "late", { enumerable: true, get: function () { return late_1.late; } });`,
  "errors.js": "exports.Failure = class Failure extends Error {};",
  "hooks/late.js": `${LATE}exports.late = () => (0, node_module_1.createRequire)(__filename)("../last").isLast(__dirname);`,
  "last.js": 'console.log("last runs"); exports.isLast = (directory) => directory.endsWith("bundle");',
  "cli/main.js": 'console.log(new (require("../errors").Failure)() instanceof require("..").Failure);',
  "bootstrap/args-from-config.js": "exports.argsFromConfig = () => ({});",
  "plugin/index.js": "exports.servePlugin = () => undefined;",
};
const DIRECTORIES = new Set(["bundle", ...Object.keys(MODULES).map((name) => path.dirname(name))]);

describe("bundleLibrary", () => {
  let components: string;

  beforeEach(async () => {
    components = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-bundle-"));
    for (const directory of DIRECTORIES) await mkdir(path.join(components, directory), { recursive: true });
    for (const [name, text] of Object.entries(MODULES)) await writeFile(path.join(components, name), text);
  });
  afterEach(() => rm(components, { recursive: true, force: true }));

  const bundle = () => bundleLibrary(components, path.join(components, "bundle"));

  async function node(...args: readonly string[]): Promise<string> {
    return (await promisify(execFile)(process.execPath, args, { cwd: components })).stdout;
  }

  it("leaves one file of code beside those that are called", async () => {
    await bundle();
    const files = (await readdir(components, { recursive: true })).filter((name) => name.endsWith(".js"));
    assert.deepEqual(files.sort(), [
      "bootstrap/args-from-config.js",
      "bundle/library.js",
      "cli/main.js",
      "index.js",
      "plugin/index.js",
    ]);
  });

  it("runs a module that is imported late when it is needed, from a directory as deep as its own was", async () => {
    await bundle();
    const program = 'const { late } = require("./index.js"); console.log("imported"); console.log(late());';
    assert.equal(await node("-e", program), "imported\nlast runs\ntrue\n");
  });

  it("lets the command have the classes of the library", async () => {
    await bundle();
    assert.equal(await node(path.join("cli", "main.js")), "true\n");
  });

  it("lets modules of ECMAScript import by name", async () => {
    await bundle();
    const program = 'import { Failure, late } from "./index.js"; console.log(Failure.name, typeof late);';
    assert.equal(await node("--input-type=module", "-e", program), "Failure function\n");
  });

  it("leaves the search for a file of a package to the moment when the code runs", async () => {
    const search = `${LATE}exports.isLast = () => (0, node_module_1.createRequire)(__filename).resolve("found") !== "";`;
    await writeFile(path.join(components, "last.js"), search);
    await bundle();
    await mkdir(path.join(components, "node_modules"));
    await writeFile(path.join(components, "node_modules", "found.js"), "");
    assert.equal(await node("-e", 'console.log(require("./index.js").late());'), "true\n");
  });

  it("refuses a module that imports late in another way, which would be a second copy of what is in the bundle", async () => {
    const another = `${LATE}const load = node_module_1.createRequire(__filename); exports.isLast = () => load("./errors");`;
    await writeFile(path.join(components, "last.js"), another);
    await assert.rejects(bundle(), /last\.js: imports late in a way that is not known here/);
  });
});
