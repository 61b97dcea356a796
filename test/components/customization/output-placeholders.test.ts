import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { OutputPlaceholders } from "../../../components/customization/output-placeholders";
import { inner } from "../inner";
import { resolved } from "../monitor";

describe("LateValues", () => {
  it("leaves plain values as they are", () => {
    const placeholders = new OutputPlaceholders();
    assert.equal(placeholders.add("arn:aws"), "arn:aws");
    const data = { a: ["b"] };
    assert.equal(placeholders.fillText("a: b\n"), "a: b\n");
    assert.equal(placeholders.fillObject(data), data);
  });

  it("puts outputs in their places, quoted where YAML needs it", async () => {
    const placeholders = new OutputPlaceholders();
    const [first, second] = [placeholders.add(pulumi.output("true")), placeholders.add(pulumi.output("role/flux"))];
    const text = placeholders.fillText(`a: ${first}\nb: ${second}\nc: ${first}\n`);
    assert.equal(await resolved(pulumi.output(text)), 'a: "true"\nb: role/flux\nc: "true"\n');
    assert.deepEqual(
      await resolved(pulumi.output(placeholders.fillObject({ a: [first], b: { c: second }, d: 1, e: null }))),
      {
        a: ["true"],
        b: { c: "role/flux" },
        d: 1,
        e: null,
      },
    );
  });

  it("is not known where an output is not", async () => {
    const placeholders = new OutputPlaceholders();
    const place = placeholders.add(pulumi.output(pulumi.unknown as unknown as string));
    assert.equal(await inner(pulumi.output(placeholders.fillText(`a: ${place}\n`))).isKnown, false);
  });

  it("refuses a secret, because it would be committed to Git", async () => {
    const placeholders = new OutputPlaceholders();
    const place = placeholders.add(pulumi.secret("hunter2"));
    await assert.rejects(
      inner(pulumi.output(placeholders.fillText(`a: ${place}\n`))).promise(),
      /^BootstrapError: workloadIdentity and serviceAccountAnnotations: must not be secrets/,
    );
  });
});
