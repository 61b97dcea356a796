import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";

import { packageRoot } from "../../components/release/directories";
import { renderOutline } from "../../scripts/reference/outline";
import { renderReference, type ArgumentsSchema } from "../../scripts/reference/render";

describe("renderReference", () => {
  it("is what docs/reference.md has: else run `npm run reference`", () => {
    const read = (file: string) => fs.readFileSync(path.join(packageRoot(), file), "utf8");
    const schema = JSON.parse(read("components/schemas/arguments.json")) as ArgumentsSchema;
    assert.equal(read("docs/reference.md"), renderReference(schema));
  });

  it("shows types, marks and defaults, and links to the objects within", () => {
    const schema: ArgumentsSchema = {
      definitions: {
        WebArgs: {
          description: "A server\nof pages.",
          required: ["owner"],
          properties: {
            owner: { $ref: "#/definitions/OwnerArgs" },
            level: { $ref: "#/definitions/Level", default: "a", "x-see": "https://example.com/ (`--level`)" },
            token: { type: "string", description: "A | B.", "x-pulumi-input": true, "x-pulumi-secret": true },
            names: { type: "array", items: { type: "string" }, "x-default": "none" },
          },
        },
        Level: { type: "string", enum: ["a", "b"] },
        OwnerArgs: { properties: {} },
      },
    };
    const lines = renderReference(schema).split("\n");
    assert.deepEqual(lines.slice(lines.indexOf("## WebArgs")), [
      "## WebArgs",
      "",
      "A server of pages.",
      "",
      "| argument | type | default | meaning |",
      "| --- | --- | --- | --- |",
      "| `owner` | [OwnerArgs](#ownerargs) | *required* |  |",
      '| `level` | `"a"`, `"b"` | `"a"` | [More](https://example.com/) |',
      "| `token` | string, *input*, *secret* |  | A \\| B. |",
      "| `names` | list of string |  |  |",
      "",
      "## OwnerArgs",
      "",
      "| argument | type | default | meaning |",
      "| --- | --- | --- | --- |",
      "",
    ]);
  });
});

describe("renderOutline", () => {
  it("is what docs/arguments.txt has: else run `npm run reference`", () => {
    const read = (file: string) => fs.readFileSync(path.join(packageRoot(), file), "utf8");
    const schema = JSON.parse(read("components/schemas/arguments.json")) as ArgumentsSchema;
    assert.equal(read("docs/arguments.txt"), renderOutline(schema));
  });

  it("shows names, types, marks and defaults, a line an argument", () => {
    const schema: ArgumentsSchema = {
      definitions: {
        WebArgs: {
          required: ["owner"],
          properties: {
            owner: { $ref: "#/definitions/OwnerArgs" },
            level: { $ref: "#/definitions/Level", default: "a" },
            token: { type: "string", description: "A secret.", "x-pulumi-input": true, "x-pulumi-secret": true },
            names: { type: "array", items: { type: "string" } },
            levels: { type: "array", items: { $ref: "#/definitions/Level" } },
            labels: { type: "object", additionalProperties: { type: "string" } },
            flux: { "x-pulumi-component": true },
          },
        },
        Level: { type: "string", enum: ["a", "b"] },
        OwnerArgs: { properties: {} },
      },
    };
    const lines = renderOutline(schema).split("\n");
    assert.deepEqual(lines.slice(lines.indexOf("WebArgs")), [
      "WebArgs",
      "  owner: OwnerArgs",
      '  level?: "a" | "b" = "a"',
      "  token?: string, input, secret",
      "  names?: string[]",
      '  levels?: ("a" | "b")[]',
      "  labels?: { [key]: string }",
      "  flux?: FluxBootstrap",
      "",
      "OwnerArgs",
      "",
    ]);
  });
});
