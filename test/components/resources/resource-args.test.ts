import assert from "node:assert/strict";

import { specFieldsOf } from "../../../components/resources/resource-args";

describe("specFieldsOf", () => {
  it("keeps the fields of the spec, and neither what is of the resource nor what is undefined", () => {
    const args = { url: "https://example.com", interval: undefined, fluxVersion: "v2.8.8", metadata: { name: "y" } };
    assert.deepEqual(specFieldsOf(args), { url: "https://example.com" });
  });
});
