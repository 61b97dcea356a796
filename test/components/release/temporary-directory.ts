import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const VARIABLES = ["FLUX_BOOTSTRAP_CACHE", "FLUX_BOOTSTRAP_OFFLINE", "FLUX_BOOTSTRAP_RELEASES_URL"] as const;

/**
 * Gives each test of the enclosing suite a fresh directory to work in, with a user's cache in it, and no network; removed
 * afterwards.
 */
export function useTemporaryDirectory(): { readonly path: string } {
  const current = { path: "" };
  const variables = VARIABLES.map((name) => [name, process.env[name]] as const);
  const workingDirectory = process.cwd();
  beforeEach(() => {
    current.path = fs.mkdtempSync(path.join(os.tmpdir(), "flux-bootstrap-test-"));
    process.env["FLUX_BOOTSTRAP_CACHE"] = path.join(current.path, "cache");
    process.env["FLUX_BOOTSTRAP_OFFLINE"] = "1";
    process.chdir(current.path); // where a lock file would be written
  });
  afterEach(() => {
    process.chdir(workingDirectory);
    fs.rmSync(current.path, { recursive: true, force: true });
    for (const [name, value] of variables) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  });
  return current;
}
