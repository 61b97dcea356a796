import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, symlink } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";

import * as tar from "tar";

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
  const archive = await (packed ??= pack(scratch));
  const directory = path.join(await mkdtemp(path.join(scratch, "example-")), name);
  await cp(path.join(ROOT, "examples", name), directory, { recursive: true });
  const modules = path.join(directory, "node_modules");
  await mkdir(modules);
  for (const entry of await readdir(path.join(ROOT, "node_modules"))) {
    await symlink(path.join(ROOT, "node_modules", entry), path.join(modules, entry));
  }
  await mkdir(path.join(modules, "flux-bootstrap"));
  await tar.extract({ file: archive, cwd: path.join(modules, "flux-bootstrap"), strip: 1 });
  return directory;
}

/** Packs what the suite has compiled, because the checkout's own `bin/` may be another run's. */
async function pack(scratch: string): Promise<string> {
  const directory = await mkdtemp(path.join(scratch, "package-"));
  const flags = ["--ignore-scripts", "--silent", "--json", "--pack-destination", directory];
  const { stdout } = await run("npm", ["pack", ...flags], { cwd: await programs() });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return path.join(directory, filename);
}
