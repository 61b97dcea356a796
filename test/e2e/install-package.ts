import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";

import * as tar from "tar";

import { atEnd } from "../run/at-end";
import { programs } from "./programs";
import { ROOT } from "./world";

const run = promisify(execFile);

let packed: Promise<string> | undefined;

/**
 * Copies an example to a directory of its own and installs the package in it as `npm pack` makes it, so that what users
 * get is what is tested. The other packages are those of the checkout.
 *
 * @returns the directory of the copy
 */
export async function installExample(name: string, scratch: string): Promise<string> {
  const directory = path.join(await mkdtemp(path.join(scratch, "example-")), name);
  await cp(path.join(ROOT, "examples", name), directory, { recursive: true });
  return installPackage(directory);
}

/** Installs the packed package, and the other packages of the checkout, in a directory. */
export async function installPackage(directory: string): Promise<string> {
  const archive = await packPackage();
  const modules = path.join(directory, "node_modules");
  await mkdir(modules, { recursive: true });
  for (const entry of await readdir(path.join(ROOT, "node_modules"))) {
    await symlink(path.join(ROOT, "node_modules", entry), path.join(modules, entry));
  }
  await mkdir(path.join(modules, "flux-bootstrap"));
  await tar.extract({ file: archive, cwd: path.join(modules, "flux-bootstrap"), strip: 1 });
  return directory;
}

/** The package as `npm pack` makes it, made once. */
export function packPackage(): Promise<string> {
  return (packed ??= pack());
}

/** Packs what the suite has compiled, because the checkout's own `bin/` may be another run's. */
async function pack(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-package-"));
  atEnd(() => rm(directory, { recursive: true, force: true }));
  const flags = ["--ignore-scripts", "--silent", "--json", "--pack-destination", directory];
  const { stdout } = await run("npm", ["pack", ...flags], { cwd: await programs() });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return path.join(directory, filename);
}
