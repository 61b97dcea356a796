import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";

import { packageRoot } from "../../components/release/directories";
import { generatePluginSchema, PLUGIN_SCHEMA } from "../../scripts/plugin-schema/generate";
import { generateSchema, readTypes } from "../../scripts/schema/generate";

describe("npm run schema", function () {
  this.timeout(120_000);
  let types: ReturnType<typeof readTypes>;

  before(() => {
    types = readTypes();
  });

  it("has written arguments.json from the types: else run it", () => {
    const committed = fs.readFileSync(path.join(packageRoot(), "components/schemas/arguments.json"), "utf8");
    assert.equal(committed, generateSchema(types));
  });

  it("has written the plugin's schema from the types and arguments.json: else run it", () => {
    const schema = fs.readFileSync(path.join(packageRoot(), "components/schemas/arguments.json"), "utf8");
    assert.equal(fs.readFileSync(PLUGIN_SCHEMA, "utf8"), generatePluginSchema(schema, types));
  });
});
