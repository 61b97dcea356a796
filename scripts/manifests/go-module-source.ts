import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { buildKustomize } from "../build-kustomize";
import { runCommand } from "../run-command";
import { copyControllerBase } from "./controller-base";
import { downloadModule } from "./download-module";
import type { Source } from "./source";

type Build = (directory: string) => Promise<string>;

/**
 * Builds the manifests again, as flux2 does for a release, of the sources in its Go module and those of its controllers.
 * A controller whose module is not to be had is left out.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/manifests/scripts/bundle.sh
 */
export function goModuleSource(log: (line: string) => void): Source {
  return {
    name: "go",
    files: async (version) => {
      const manifests = path.join(await downloadModule(`github.com/fluxcd/flux2/v2@${version}`), "manifests");
      const kustomize = await buildKustomize(log);
      const build: Build = (directory) => runCommand(kustomize, ["build", directory]);
      const work = await fs.mkdtemp(path.join(os.tmpdir(), "flux-bootstrap-manifests-"));
      try {
        return { ...(await controllerFiles(manifests, work, build, log)), ...(await commonFiles(manifests, build)) };
      } finally {
        await fs.rm(work, { recursive: true, force: true });
      }
    },
  };
}

async function commonFiles(manifests: string, build: Build): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (const name of ["rbac", "policies"]) {
    files[`${name}.yaml`] = Buffer.from(await build(path.join(manifests, name)));
  }
  return files;
}

async function controllerFiles(
  manifests: string,
  work: string,
  build: Build,
  log: (line: string) => void,
): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (const directory of await fs.readdir(path.join(manifests, "bases"))) {
    const base = path.join(work, directory);
    const { name, module } = await copyControllerBase(path.join(manifests, "bases", directory), base);
    const sources = await downloadModule(module).catch((error: unknown) => {
      log(`${name}: left out, ${(error as Error).message}`);
    });
    if (sources === undefined) {
      continue;
    }
    // What each controller publishes as its release assets: its CRDs and its Deployment with Service.
    await fs.writeFile(path.join(base, `${name}.crds.yaml`), await build(path.join(sources, "config/crd")));
    await fs.writeFile(path.join(base, `${name}.deployment.yaml`), await build(path.join(sources, "config/manager")));
    files[`${name}.yaml`] = Buffer.from(await build(base));
  }
  return files;
}
