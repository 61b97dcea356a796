import assert from "node:assert/strict";
import { runEnvironment } from "../../../lab/pulumi/run-environment";

describe("runEnvironment", () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  it("keeps the credentials and addresses of the person who runs it out", () => {
    const foreign = [
      "GITHUB_TOKEN",
      "GITHUB_OWNER",
      "GITHUB_APP_ID",
      "KUBECONFIG",
      "PULUMI_ACCESS_TOKEN",
      "NODE_OPTIONS",
      "HTTPS_PROXY",
    ];
    for (const name of foreign) process.env[name] = "theirs";
    const environment = runEnvironment();
    assert.deepEqual(
      foreign.filter((name) => name in environment),
      [],
    );
  });

  it("takes the last word on a variable from the last addition", () => {
    assert.equal(runEnvironment({ KUBECONFIG: "lab" }, { KUBECONFIG: "other" })["KUBECONFIG"], "other");
  });
});
