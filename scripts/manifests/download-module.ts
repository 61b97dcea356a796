import * as os from "node:os";
import * as path from "node:path";
import { runCommand } from "../run-command";

/**
 * Versions which the public checksum database does not list, so that `go` cannot check them. Their files are text, and
 * what is made of them is verified by its own digest.
 */
const unlistedModules = ["github.com/fluxcd/source-watcher/v2"];

/**
 * The directory of a Go module's files in the module cache, where they are downloaded to when they are not there yet.
 * Its dependencies are not downloaded.
 *
 * @param module - as in `path@version`
 */
export async function downloadModule(module: string): Promise<string> {
  const cwd = os.tmpdir(); // outside any module, so that no go.mod is looked at or changed
  const [cache = "", unlisted = ""] = (await runCommand("go", ["env", "GOMODCACHE", "GONOSUMDB"], { cwd })).split("\n");
  const env = {
    GOWORK: "off",
    GOFLAGS: "",
    GONOSUMDB: [unlisted, ...unlistedModules].filter((name) => name !== "").join(","),
  };
  await runCommand("go", ["mod", "download", module], { cwd, env });
  return path.join(cache, module); // no capital letter in it, so none of https://go.dev/ref/mod#module-cache's escapes
}
