import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishDirectory } from "../../../lab/toolchain/publish-directory";

describe("publishDirectory", () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), "publish-"))));
  afterEach(() => rmSync(root, { recursive: true }));

  const write =
    (text: string) =>
    (directory: string): Promise<void> => {
      writeFileSync(join(directory, "file"), text);
      return Promise.resolve();
    };

  it("shows the directory only when it is filled", async () => {
    const target = join(root, "tool");
    await publishDirectory(target, async (directory) => {
      await write("whole")(directory);
      assert.equal(readdirSync(root).includes("tool"), false);
    });
    assert.equal(readFileSync(join(target, "file"), "utf8"), "whole");
  });

  it("leaves nothing behind when filling fails", async () => {
    const failing = publishDirectory(join(root, "tool"), async (directory) => {
      await write("half")(directory);
      throw new Error("interrupted");
    });
    await assert.rejects(failing, /interrupted/);
    assert.deepEqual(readdirSync(root), []);
  });

  it("keeps the one that was there first", async () => {
    const target = join(root, "tool");
    await publishDirectory(target, write("first"));
    await publishDirectory(target, write("second"));
    assert.equal(readFileSync(join(target, "file"), "utf8"), "first");
    assert.deepEqual(readdirSync(root), ["tool"]);
  });
});
