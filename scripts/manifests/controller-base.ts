import * as fs from "node:fs/promises";
import * as path from "node:path";

/** One controller's kustomization in flux2's `manifests/bases`, with the Go module that its remote resources are made of. */
export interface ControllerBase {
  readonly name: string;
  /** As in `path@version`. */
  readonly module: string;
}

const releaseAsset =
  /https:\/\/github\.com\/fluxcd\/([a-z-]+)\/releases\/download\/(v(\d+)\.\d+\.\d+)\/\1\.(crds|deployment)\.yaml/g;

/**
 * Copies the kustomization of one controller, so that it reads `<controller>.crds.yaml` and `<controller>.deployment.yaml`
 * beside it where the original reads the controller's release assets.
 */
export async function copyControllerBase(from: string, to: string): Promise<ControllerBase> {
  const name = path.basename(from);
  let module: string | undefined;
  await fs.mkdir(to, { recursive: true });
  for (const file of await fs.readdir(from)) {
    const text = await fs.readFile(path.join(from, file), "utf8");
    const local = text.replace(releaseAsset, (_, controller: string, version: string, major: string, kind: string) => {
      // From v2 on the major version is a part of a module's path: https://go.dev/ref/mod#major-version-suffixes
      module = `github.com/fluxcd/${controller}${Number(major) < 2 ? "" : `/v${major}`}@${version}`;
      return `${controller}.${kind}.yaml`;
    });
    await fs.writeFile(path.join(to, file), local); // not copied: files in the module cache are read-only
  }
  if (module === undefined) {
    throw new Error(`${from}: names no release of ${name}`);
  }
  return { name, module };
}
