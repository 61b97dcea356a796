import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { flagsOfCompiled, writeConfig } from "../../../lab/pulumi/stack-settings";

describe("a settings file", () => {
  let file: string;
  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), "settings-")), "Pulumi.lab.yaml");
  });
  afterEach(() => rmSync(join(file, ".."), { recursive: true, force: true }));

  describe("writeConfig", () => {
    it("adds values under the project's name and keeps the rest", () => {
      writeFileSync(file, "encryptionsalt: v1:salt\nconfig:\n  fleet:a: old\n  fleet:b: kept\n");
      writeConfig(file, "fleet", { a: "new", "github:owner": "acme", list: [1, { deep: true }] });
      assert.deepEqual(parse(readFileSync(file, "utf8")), {
        encryptionsalt: "v1:salt",
        config: { "fleet:a": "new", "fleet:b": "kept", "github:owner": "acme", "fleet:list": [1, { deep: true }] },
      });
    });
  });

  describe("flagsOfCompiled", () => {
    for (const [what, runtime, flags] of [
      ["the flags", "{ name: nodejs, options: { typescript: false, nodeargs: --one --two=2 } }", ["--one", "--two=2"]],
      ["none where there are none", "{ name: nodejs, options: { typescript: false } }", []],
      ["nothing for a program that may be TypeScript", "nodejs", undefined],
    ] as const)
      it(`returns ${what}`, () => {
        writeFileSync(file, `name: fleet\nruntime: ${runtime}\n`);
        assert.deepEqual(flagsOfCompiled(file), flags);
      });
  });
});
