import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { InvalidArgumentsError, readRelease } from "../../../components";
import { resolve } from "../../../components/bootstrap/resolve";
import { validateSpecs } from "../../../components/bootstrap/validate-specs";
import { inner } from "../inner";
import { referenceBundle } from "../manifests/reference-bundle";
import { edited } from "../newer-release";

const RELEASE = readRelease("v2.9.4");
const GITHUB = { github: { owner: "acme", repository: "fleet" } };
const BUCKET = { bucketName: "fleet", endpoint: "s3.example.com" };
const LONG = "x".repeat(2049);
const IMAGE = { url: "oci://registry.example.com/fleet" };

describe("checkSpecs", () => {
  /** The lines of the error, for arguments that a program in JavaScript might have. */
  const lines = (args: object): string[] => {
    try {
      validateSpecs(RELEASE, resolve({ path: "clusters/prod", ...args }));
      return [];
    } catch (error) {
      assert.ok(error instanceof InvalidArgumentsError);
      return error.problems.map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);
    }
  };

  it("has nothing against the smallest arguments of each source", () => {
    for (const source of [GITHUB, { ociRepository: IMAGE }, { bucket: BUCKET }]) assert.deepEqual(lines(source), []);
  });

  it("names fields of the Kustomization below sync", () => {
    assert.deepEqual(lines({ ...GITHUB, sync: { healthChecks: [{ name: "a" }], targetNamespace: 1, path: "a" } }), [
      "sync.healthChecks[0].kind: is required",
      "sync.targetNamespace: must be a string, got 1",
    ]);
  });

  it("names fields of the GitRepository below sync.gitRepository", () => {
    assert.deepEqual(lines({ ...GITHUB, sync: { gitRepository: { ref: "main", recurseSubmodules: "yes" } } }), [
      'sync.gitRepository.recurseSubmodules: must be true or false, got "yes"',
      'sync.gitRepository.ref: must be an object, got "main"',
    ]);
  });

  it("names fields of an OCIRepository below ociRepository", () => {
    assert.deepEqual(lines({ ociRepository: { url: IMAGE.url, interval: "1" } }), [
      'ociRepository.interval: must be a Go duration such as "1m0s", got "1"',
    ]);
    assert.deepEqual(lines({ ociRepository: { url: "https://registry.example.com" } }), [
      'ociRepository.url: must match ^oci://.*$, got "https://registry.example.com"',
    ]);
  });

  it("names fields of a Bucket below bucket", () => {
    assert.deepEqual(lines({ bucket: { ...BUCKET, provider: "aws", sts: { provider: "aws" } } }), [
      "bucket.sts.endpoint: is required",
    ]);
  });

  it("names the whole source where a rule is about more than one field", () => {
    const sts = { provider: "aws", endpoint: "https://sts.example.com" };
    assert.deepEqual(lines({ bucket: { ...BUCKET, provider: "gcp", sts } }), [
      "bucket: STS configuration is only supported for the 'aws' and 'generic' Bucket providers",
    ]);
  });

  it("passes over what is not known yet", () => {
    const unknown = pulumi.output(pulumi.unknown as unknown as string);
    assert.deepEqual(lines({ bucket: { bucketName: unknown, endpoint: unknown, interval: "1" } }), [
      'bucket.interval: must be a Go duration such as "1m0s", got "1"',
    ]);
  });

  it("checks what is known later, before anything is sent", async () => {
    const options = resolve({ path: "clusters/prod", bucket: { ...BUCKET, timeout: pulumi.output("1h") } });
    await assert.rejects(
      inner(validateSpecs(RELEASE, options)).promise(),
      /- bucket\.timeout: must be a Go duration such as "1m0s", without hours, got "1h"/,
    );
  });

  it("has nothing against notifications, whatever is followed", () => {
    const chat = { type: "slack", address: "https://hooks.slack.com/services/x", channel: "ops", username: "flux" };
    const notifications = {
      chat,
      commitStatus: { token: "t" },
      receiver: { url: "https://flux.example.com", rotation: "2" },
    };
    assert.deepEqual(lines({ ...GITHUB, notifications }), []);
    assert.deepEqual(lines({ ociRepository: IMAGE, notifications: { chat } }), []);
  });

  it("names fields of the Provider and of the Alert below notifications.chat", () => {
    const chat = {
      type: "slack",
      address: pulumi.secret("a"),
      channel: LONG,
      username: LONG,
      eventSeverity: "warning",
    };
    const expected = [
      "notifications.chat.channel: must have at most 2048 characters, got 2049",
      "notifications.chat.username: must have at most 2048 characters, got 2049",
      'notifications.chat.eventSeverity: expected one of info, error in Flux v2.9.4, got "warning"',
    ];
    for (const source of [GITHUB, { bucket: BUCKET }])
      assert.deepEqual(lines({ ...source, notifications: { chat } }), expected);
  });

  it("checks the address of a chat as one in the spec, now or later, and does not show it", async () => {
    const reason = "notifications.chat.address: must have at most 2048 characters";
    assert.deepEqual(lines({ ...GITHUB, notifications: { chat: { type: "slack", address: LONG } } }), [
      `${reason}, got 2049`,
    ]);
    const options = resolve({
      path: "clusters/prod",
      ...GITHUB,
      notifications: { chat: { type: "slack", address: pulumi.secret(LONG) } },
    });
    await assert.rejects(inner(validateSpecs(RELEASE, options)).promise(), {
      message: `Invalid FluxBootstrap arguments:\n- ${reason}`,
    });
  });

  it("refuses the types that post to Git hosts, and those that the release does not have", () => {
    for (const type of ["githubdispatch", "slakc"]) {
      const [line, ...others] = lines({ ...GITHUB, notifications: { chat: { type, address: "a" } } });
      assert.match(String(line), /^notifications\.chat\.type: expected one of slack, .*, otel in Flux v2\.9\.4, got "/);
      assert.doesNotMatch(String(line), /[ ,]git|azuredevops|googlepubsub/);
      assert.deepEqual(others, []);
    }
  });

  it("checks notifications in the version that a release serves", () => {
    const old = edited({ ...referenceBundle("v2.9.4"), version: "v2.1.0" }, "notification-controller.yaml", {
      Provider: (crd) => {
        crd["spec"].versions[0].name = "v1beta2";
        delete crd["spec"].versions[0].schema.openAPIV3Schema.properties.spec.properties.channel;
      },
      Alert: (crd) => (crd["spec"].group = "example.com"),
    });
    const chat = { type: "slack", address: "a", channel: "ops" } as const;
    assert.throws(
      () => validateSpecs(old, resolve({ path: "clusters/prod", ...GITHUB, notifications: { chat } })),
      (error: InvalidArgumentsError) => {
        const [provider, alert, ...others] = error.problems;
        assert.equal(provider?.propertyPath, "notifications.chat.channel");
        assert.match(provider.reason, /^unknown field in Flux v2\.1\.0, expected one of address, /);
        assert.deepEqual(alert, {
          propertyPath: "notifications.chat",
          reason: "Flux v2.1.0 has no Alert of notification.toolkit.fluxcd.io/v1beta3",
        });
        assert.deepEqual(others, []);
        return true;
      },
    );
  });

  it("lists what is wrong with both objects at once", () => {
    assert.deepEqual(lines({ bucket: { ...BUCKET, timeout: "1h" }, sync: { force: "yes" } }), [
      'bucket.timeout: must be a Go duration such as "1m0s", without hours, got "1h"',
      'sync.force: must be true or false, got "yes"',
    ]);
  });
});
