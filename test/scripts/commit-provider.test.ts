import assert from "node:assert/strict";
import * as fs from "node:fs";
import { isBuiltin } from "node:module";

import provider from "../../components/git/hosts/github/commit-provider.json";
import { bundleCommitProvider, COMMIT_PROVIDER } from "../../scripts/bundle/bundle-commit-provider";

describe("commit-provider.json", () => {
  it("is what its sources give: else run `npm run commit-provider`", async function () {
    this.timeout(60_000);
    assert.equal(fs.readFileSync(COMMIT_PROVIDER, "utf8"), await bundleCommitProvider());
  });

  it("requires nothing but Node.js, because a destroy has no program", () => {
    const required = [...provider.text.matchAll(/(?<![\w$.])(?:require|import)\(([^)]*)\)/g)].map(
      ([, name = ""]) => name,
    );
    assert.ok(required.includes('"node:https"'), required.join());
    assert.deepEqual(
      required.filter((name) => !/^"[^"]+"$/.test(name) || !isBuiltin(name.slice(1, -1))),
      [],
    );
  });

  it("is small, because every state has it", () => {
    assert.ok(Buffer.byteLength(provider.text) < 40_000, String(Buffer.byteLength(provider.text)));
  });
});
