import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** Gives each test of the enclosing suite a fresh directory, and a user's cache in it; removed afterwards. */
export function useTemporaryDirectory(): { readonly path: string } {
  const current = { path: "" };
  const cache = process.env["FLUX_BOOTSTRAP_CACHE"];
  beforeEach(() => {
    current.path = fs.mkdtempSync(path.join(os.tmpdir(), "flux-bootstrap-test-"));
    process.env["FLUX_BOOTSTRAP_CACHE"] = path.join(current.path, "cache");
  });
  afterEach(() => {
    fs.rmSync(current.path, { recursive: true, force: true });
    if (cache === undefined) {
      delete process.env["FLUX_BOOTSTRAP_CACHE"];
    } else {
      process.env["FLUX_BOOTSTRAP_CACHE"] = cache;
    }
  });
  return current;
}
