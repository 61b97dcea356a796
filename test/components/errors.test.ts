import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { BootstrapError, InvalidArgumentsError } from "../../components/errors";

describe("BootstrapError", () => {
  for (const error of [
    new BootstrapError("github: no such repository"),
    new InvalidArgumentsError("FluxBootstrap", [{ propertyPath: "path", reason: "must be a path" }]),
  ])
    it(`keeps its words on the way through the inputs of resources (${error.name})`, async () => {
      const { message } = error;
      const inputs = { metadata: pulumi.output(Promise.reject<string>(error)) };
      await assert.rejects(pulumi.runtime.serializeProperties("object", inputs), (thrown) => thrown === error);
      assert.equal(error.message, message);
    });
});
