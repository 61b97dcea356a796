import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Source } from "../../../scripts/manifests/source";
import { vendorRelease } from "../../../scripts/manifests/vendor-release";
import { useTemporaryDirectory } from "../../components/release/temporary-directory";
import { knownVersion, vendoredBundle } from "../../components/release/vendored-bundle";

function source(name: string, changes: Readonly<Record<string, string | undefined>> = {}): Source {
  const files = Object.entries({ ...vendoredBundle(), ...changes }).filter(([, content]) => content !== undefined);
  return {
    name,
    files: async () => Object.fromEntries(files.map(([file, content]) => [file, Buffer.from(content ?? "")])),
  };
}

const absent: Source = { name: "absent", files: () => Promise.reject(new Error("no such place")) };

describe("vendorRelease", () => {
  const temporary = useTemporaryDirectory();
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const target = () => path.join(temporary.path, "bundles", knownVersion);
  beforeEach(() => lines.splice(0));

  it("takes the first source whose files are the release's", async () => {
    await vendorRelease(
      knownVersion,
      target(),
      [absent, source("bad", { "rbac.yaml": "x" }), source("good"), source("later")],
      log,
    );
    assert.deepEqual(fs.readdirSync(target()), Object.keys(vendoredBundle()));
    assert.deepEqual(lines, ['v2.9.4: made from source "good", verified']);
  });

  it("leaves nothing in place and gives every source's reason when none has it", async () => {
    const sources = [absent, source("changed", { "rbac.yaml": "x" }), source("short", { "rbac.yaml": undefined })];
    await assert.rejects(vendorRelease(knownVersion, target(), sources, log), (error: Error) => {
      assert.match(error.message, /^v2\.9\.4: no source has its manifests:\n- absent: no such place\n/);
      assert.match(error.message, /\n- changed: rbac\.yaml: must have SHA-256 .*\n- short: rbac\.yaml: is missing$/);
      return true;
    });
    assert.ok(!fs.existsSync(target()));
  });

  it("goes without an extra controller that is not to be had, and says so", async () => {
    await vendorRelease(knownVersion, target(), [source("some", { "source-watcher.yaml": undefined })], log);
    assert.equal(fs.readdirSync(target()).length, 8);
    assert.deepEqual(lines, ['v2.9.4: made from source "some", verified, without source-watcher.yaml']);
  });

  it("completes a bundle that lacks an extra controller", async () => {
    await vendorRelease(knownVersion, target(), [source("some", { "source-watcher.yaml": undefined })], log);
    await vendorRelease(knownVersion, target(), [source("all")], log);
    assert.equal(fs.readdirSync(target()).length, 9);
  });

  it("leaves out files that are not the release's", async () => {
    await vendorRelease(knownVersion, target(), [source("more", { "kustomization.yaml": "x" })], log);
    assert.ok(!fs.existsSync(path.join(target(), "kustomization.yaml")));
  });
});
