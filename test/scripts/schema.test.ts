import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";

import { packageRoot } from "../../components/release/directories";
import { generateSchema } from "../../scripts/schema/generate";

describe("arguments.json", () => {
  it("is what the types say: else run `npm run schema`", function () {
    this.timeout(120_000);
    const committed = fs.readFileSync(path.join(packageRoot(), "components/schemas/arguments.json"), "utf8");
    assert.equal(committed, generateSchema());
  });
});
