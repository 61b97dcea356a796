import * as fs from "node:fs";
import * as path from "node:path";
import { cacheDirectory } from "../components/release/directories";
import { sha256 } from "../components/release/digests";
import { runCommand } from "./run-command";

const kustomizeModule = path.join(__dirname, "kustomize");

/**
 * The path of a `kustomize` of the version in `scripts/kustomize/go.mod`, built on first use (about 20 s) into the user's
 * cache, keyed by what it is built from.
 */
export async function buildKustomize(log: (line: string) => void): Promise<string> {
  const sources = ["go.mod", "go.sum"].map((name) => fs.readFileSync(path.join(kustomizeModule, name), "utf8"));
  const directory = path.join(cacheDirectory(), "kustomize", sha256(sources.join()).slice(0, 16));
  const binary = path.join(directory, "kustomize");
  if (fs.existsSync(binary)) {
    return binary;
  }
  log("building kustomize from its Go module");
  fs.mkdirSync(directory, { recursive: true });
  const unfinished = path.join(directory, `.kustomize-${process.pid}`);
  try {
    const flags = ["-mod=readonly", "-trimpath", "-ldflags=-s -w", "-o", unfinished];
    await runCommand("go", ["build", ...flags, "sigs.k8s.io/kustomize/kustomize/v5"], {
      cwd: kustomizeModule,
      env: { CGO_ENABLED: "0", GOWORK: "off" },
    });
    fs.renameSync(unfinished, binary);
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
  return binary;
}
