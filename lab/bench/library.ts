import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";

import { bundlePackage } from "../../scripts/bundle/bundle-package";
import { median } from "./table";

const run = promisify(execFile);
const ROOT = path.resolve(__dirname, "..", "..");
const ROUNDS = 9;

/** What the library itself costs a program: milliseconds. */
export interface LibraryFigures {
  /** To compose `gotk-components.yaml` of all seven components, the first time in a process, once the files are read. */
  readonly compose: number;
  /** What importing the library adds to a program that has imported Pulumi and both of its providers. */
  readonly imported: number;
}

/** The aims of {@link LibraryFigures}. */
export const AIMS: LibraryFigures = { compose: 150, imported: 50 };

/** Measures the compiled library in processes of its own, and takes the medians. */
export async function measureLibrary(): Promise<LibraryFigures> {
  const directory = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-bench-"));
  try {
    const compiler = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");
    await run(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", path.join(directory, "bin")], {
      cwd: ROOT,
    });
    for (const name of ["node_modules", "bundles"]) await symlink(path.join(ROOT, name), path.join(directory, name));
    const library = path.join(directory, "bin", "components");
    const compose = await medianOf(COMPOSE, library);
    // Its modules are no files any more then.
    await bundlePackage(library);
    return { compose, imported: await medianOf(IMPORT, library) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The figures beside their aims, in lines. */
export function libraryTable(figures: LibraryFigures): string {
  const rows = [
    ["", "median", "aim"],
    ["composing all seven components", `${figures.compose.toFixed(0)} ms`, `< ${AIMS.compose} ms`],
    ["importing the library", `${figures.imported.toFixed(0)} ms`, `< ${AIMS.imported} ms`],
  ];
  return rows
    .map(([name = "", ...cells]) => `${name.padEnd(42)}${cells.map((cell) => cell.padStart(14)).join("")}\n`)
    .join("");
}

async function medianOf(program: string, library: string): Promise<number> {
  const values: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { stdout } = await run(process.execPath, ["-e", program, library], { cwd: ROOT });
    values.push(Number(stdout));
  }
  return median(values);
}

const COMPOSE = `
const { readRelease } = require(process.argv[1] + "/release");
const { gotkComponents } = require(process.argv[1] + "/manifests/install");
const { COMPONENTS } = require(process.argv[1] + "/manifests/controllers");
const { defaults } = require(process.argv[1] + "/defaults");
const release = readRelease(defaults.version);
const start = performance.now();
gotkComponents(release, { ...defaults, components: COMPONENTS });
console.log(performance.now() - start);
`;

const IMPORT = `
require("@pulumi/pulumi");
require("@pulumi/kubernetes");
require("@pulumi/github");
const start = performance.now();
require(process.argv[1]);
console.log(performance.now() - start);
`;
