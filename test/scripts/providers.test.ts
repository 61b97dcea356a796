import assert from "node:assert/strict";
import * as fs from "node:fs";
import { isBuiltin } from "node:module";

import providers from "../../components/git/hosts/github/providers.json";
import { bundleProviders, PROVIDERS } from "../../scripts/bundle/bundle-providers";

describe("providers.json", () => {
  it("is what its sources give: else run `npm run providers`", async function () {
    this.timeout(60_000);
    assert.equal(fs.readFileSync(PROVIDERS, "utf8"), await bundleProviders());
  });

  for (const [name, text] of Object.entries(providers)) {
    it(`has a text of ${name} that requires nothing but Node.js, because a destroy has no program`, () => {
      const required = [...text.matchAll(/(?<![\w$.])(?:require|import)\(([^)]*)\)/g)].map(([, found = ""]) => found);
      assert.ok(required.includes('"node:https"'), required.join());
      assert.deepEqual(
        required.filter((found) => !/^"[^"]+"$/.test(found) || !isBuiltin(found.slice(1, -1))),
        [],
      );
    });

    it(`has a small text of ${name}, because every state has it`, () => {
      assert.ok(Buffer.byteLength(text) < 40_000, String(Buffer.byteLength(text)));
    });
  }
});
