import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

import * as tar from "tar";

import { packagePlugin } from "../../../scripts/release/package-plugin";
import { readPage } from "../../documentation";

const ROOT = path.resolve(__dirname, "../../..");

describe("packagePlugin", () => {
  const scratch = mkdtempSync(path.join(tmpdir(), "flux-bootstrap-plugin-"));
  after(() => rmSync(scratch, { recursive: true }));

  it("packs the files of etc/plugin-package.txt", () => {
    const file = packagePlugin(path.join(ROOT, "plugin"), scratch);
    const files: string[] = [];
    tar.list({ file, sync: true, onReadEntry: ({ path: name }) => files.push(name) });
    assert.deepEqual(files, readPage("etc/plugin-package.txt").trimEnd().split("\n"));
  });

  it("has the version of the package, of which it uses the same, and no other dependencies than its peers", () => {
    const read = (file: string) =>
      JSON.parse(readFileSync(path.join(ROOT, file), "utf8")) as {
        readonly version: string;
        readonly dependencies: Readonly<Record<string, string>>;
        readonly peerDependencies: object;
        readonly devDependencies?: Readonly<Record<string, string>>;
      };
    const [library, plugin] = [read("package.json"), read("plugin/package.json")];
    const tried = Object.keys(library.peerDependencies).map((name) => [name, library.devDependencies?.[name]]);
    assert.equal(plugin.version, library.version);
    assert.deepEqual(plugin.dependencies, { ...Object.fromEntries(tried), "flux-bootstrap": library.version });
    assert.equal(plugin.devDependencies, undefined);
  });
});
