import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { LateValues } from "../../../components/customization/output-placeholders";
import { inner } from "../inner";
import { resolved } from "../monitor";

describe("LateValues", () => {
  it("leaves plain values as they are", () => {
    const late = new LateValues();
    assert.equal(late.text("arn:aws"), "arn:aws");
    const data = { a: ["b"] };
    assert.equal(late.inYaml("a: b\n"), "a: b\n");
    assert.equal(late.inData(data), data);
  });

  it("puts outputs in their places, quoted where YAML needs it", async () => {
    const late = new LateValues();
    const [first, second] = [late.text(pulumi.output("true")), late.text(pulumi.output("role/flux"))];
    const text = late.inYaml(`a: ${first}\nb: ${second}\nc: ${first}\n`);
    assert.equal(await resolved(pulumi.output(text)), 'a: "true"\nb: role/flux\nc: "true"\n');
    assert.deepEqual(await resolved(pulumi.output(late.inData({ a: [first], b: { c: second }, d: 1, e: null }))), {
      a: ["true"],
      b: { c: "role/flux" },
      d: 1,
      e: null,
    });
  });

  it("is not known where an output is not", async () => {
    const late = new LateValues();
    const place = late.text(pulumi.output(pulumi.unknown as unknown as string));
    assert.equal(await inner(pulumi.output(late.inYaml(`a: ${place}\n`))).isKnown, false);
  });

  it("refuses a secret, because it would be committed to Git", async () => {
    const late = new LateValues();
    const place = late.text(pulumi.secret("hunter2"));
    await assert.rejects(
      inner(pulumi.output(late.inYaml(`a: ${place}\n`))).promise(),
      /^BootstrapError: workloadIdentity and serviceAccountAnnotations: must not be secrets/,
    );
  });
});
