import assert from "node:assert/strict";

import { InvalidArgumentsError } from "../../../components/errors";
import { inputPropertiesError } from "../../../components/plugin/input-properties-error";

function reported(propertyPath: string, type = "FluxBootstrapArgs") {
  const { message, errors } = inputPropertiesError(
    type,
    new InvalidArgumentsError("FluxBootstrap", [{ propertyPath, reason: "must be something else" }]),
  );
  return { message, errors };
}

describe("inputPropertiesError", () => {
  for (const path of ["sync.interval", "components[1]", "github.owner", "controllers.all.resources.limits.cpu"]) {
    it(`reports ${path} as a property, of which the engine prints the value`, () => {
      assert.deepEqual(reported(path), {
        message: "Invalid FluxBootstrap arguments:",
        errors: [{ propertyPath: path, reason: "must be something else" }],
      });
    });
  }

  for (const path of [
    "credentials.sshKey.privateKey",
    "credentials.sshKey",
    "credentials",
    "decryptionKeys.age",
    "notifications.chat.token",
    "nothing.of.the.kind",
  ]) {
    it(`reports ${path} without its value, because it may be a secret`, () => {
      assert.deepEqual(reported(path), {
        message: `Invalid FluxBootstrap arguments:\n- ${path}: must be something else`,
        errors: [],
      });
    });
  }

  it("reports a problem of all arguments", () => {
    assert.equal(reported("").message, "Invalid FluxBootstrap arguments:\n- must be something else");
  });
});
