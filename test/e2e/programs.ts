import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";

import { parse, stringify } from "yaml";

import { PRELOADED_FILE } from "../../lab/pulumi/home";
import { bundleClient } from "../../scripts/bundle/bundle-client";
import { bundlePackage } from "../../scripts/bundle/bundle-package";
import { atEnd } from "../run/at-end";

const ROOT = path.resolve(__dirname, "..", "..");
/** Names the directory that `npm run e2e` has built for all of its processes. */
export const PROGRAMS = "FLUX_BOOTSTRAP_PROGRAMS";
/** Kubernetes' client in that directory, for the processes of the suite. */
export const LAB_CLIENT = "kubernetes-client.js";
/** What the package has beside its code. */
const PACKED = ["package.json", "AGENTS.md", "README.md", "LICENSE", "NOTICE", "docs/arguments.txt", "bundles"];
/** The programs of this folder. */
const NAMES = ["applications", "composed", "several"] as const;

let built: Promise<string> | undefined;

/**
 * The package as `npm run build` compiles it, and the programs of the suite on top of it: to run them from TypeScript would
 * transpile the whole library in every run of Pulumi.
 *
 * @returns a directory that is laid out as the package is
 */
export function programs(): Promise<string> {
  const given = process.env[PROGRAMS];
  return (built ??= given === undefined ? buildForThisProcess() : Promise.resolve(given));
}

/** The directory of the root's program, compiled. */
export async function rootProgram(): Promise<string> {
  return path.join(await programs(), "bin");
}

/** The directory of a program of this folder, compiled. */
export async function programOf(name: (typeof NAMES)[number]): Promise<string> {
  return path.join(await programs(), "bin", "test", "e2e", name);
}

/** Compiles them to a new directory. The types are checked by `npm run typecheck`. */
export async function buildPrograms(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-programs-"));
  const compiler = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const project = path.join(__dirname, "tsconfig.programs.json");
  await promisify(execFile)(process.execPath, [compiler, "-p", project, "--outDir", path.join(directory, "bin")]);
  for (const name of PACKED) await cp(path.join(ROOT, name), path.join(directory, name), { recursive: true });
  await symlink(path.join(ROOT, "node_modules"), path.join(directory, "node_modules"));
  await bundlePackage(path.join(directory, "bin", "components"));
  await bundleClient(path.join(directory, LAB_CLIENT), ["Watch"]);
  await writeProject(ROOT, path.join(directory, "bin"));
  for (const name of NAMES)
    await writeProject(path.join(__dirname, name), path.join(directory, "bin", "test", "e2e", name));
  return directory;
}

/**
 * What Pulumi's host of a program does beside its work, left out here. Together it is a third of the CPU of a run.
 *
 * - It takes a stack trace for every resource and maps each to the TypeScript of its own source: a second of every run.
 * - It sends the answer about every resource to the engine once more, as a debug message that nobody reads without `--debug`.
 * - It attaches a debugger to itself, for the code of dynamic providers: V8 then does more for every script and function.
 * - It loads what packs the code of dynamic providers, the Automation API and the tracing: half a second, and most programs
 *   use none of them. They are loaded late here.
 */
const PRELOADED = `
Object.defineProperty(Error, "prepareStackTrace", { get: () => undefined, set: () => {} });

const LATE = [
  "@npmcli/arborist",
  "typescript",
  "./automation",
  "@opentelemetry/exporter-zipkin",
  "@opentelemetry/instrumentation",
  "@opentelemetry/instrumentation-grpc",
  "@opentelemetry/resources",
  "@opentelemetry/sdk-trace-base",
  "@opentelemetry/sdk-trace-node",
];
const Module = require("node:module");
const load = Module._load;
Module._load = (request, ...rest) => {
  if (request === "../../runtime/closure/v8Hooks") return { isInitializedAsync: () => Promise.resolve() };
  const loaded = () => load(request, ...rest);
  if (!LATE.includes(request)) return loaded();
  return new Proxy(class {}, {
    get: (_, key) => key === "__esModule" || loaded()[key],
    construct: (_, args) => Reflect.construct(loaded(), args),
  });
};

Object.defineProperty(require("@pulumi/pulumi/log"), "debug", { value: () => Promise.resolve() });
`;

/** What V8 does for programs that run for long is a fifth of the work of one that runs for seconds. */
const FOR_SHORT_RUNS = ["--max-semi-space-size=64", "--single-threaded-gc", "--no-opt"];

/** Writes the Pulumi.yaml of a program that is compiled already. */
async function writeProject(source: string, target: string): Promise<void> {
  const project = parse(await readFile(path.join(source, "Pulumi.yaml"), "utf8")) as object;
  const preloaded = path.join(target, PRELOADED_FILE);
  await writeFile(preloaded, PRELOADED);
  const nodeargs = [`--require=${preloaded}`, ...FOR_SHORT_RUNS].join(" ");
  const runtime = { name: "nodejs", options: { typescript: false, nodeargs } };
  await writeFile(path.join(target, "Pulumi.yaml"), stringify({ ...project, runtime, main: "index.js" }));
}

async function buildForThisProcess(): Promise<string> {
  const directory = await buildPrograms();
  atEnd(() => rm(directory, { recursive: true, force: true }));
  return directory;
}
