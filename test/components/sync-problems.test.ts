import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { InvalidArgumentsError, readRelease, type FluxBootstrapArgs } from "../../components";
import { resolve } from "../../components/resolve";
import { checkSync } from "../../components/sync-problems";

const RELEASE = { release: readRelease("v2.9.4") };
const GITHUB = { github: { owner: "acme", repository: "fleet" } };
const BUCKET = { bucketName: "fleet", endpoint: "s3.example.com" };
const IMAGE = { url: "oci://registry.example.com/fleet" };

describe("checkSync", () => {
  /** The lines of the error, for arguments that a program in JavaScript might have. */
  const lines = (args: object): string[] => {
    try {
      checkSync(RELEASE, resolve({ path: "clusters/prod", ...args } as FluxBootstrapArgs).sync);
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
    assert.deepEqual(lines({ ociRepository: { url: IMAGE.url, interval: "1" } }), ['ociRepository.interval: must be a Go duration such as "1m0s", got "1"']);
    assert.deepEqual(lines({ ociRepository: { url: "https://registry.example.com" } }), [
      'ociRepository.url: must match ^oci://.*$, got "https://registry.example.com"',
    ]);
  });

  it("names fields of a Bucket below bucket", () => {
    assert.deepEqual(lines({ bucket: { ...BUCKET, provider: "aws", sts: { provider: "aws" } } }), ["bucket.sts.endpoint: is required"]);
  });

  it("names the whole source where a rule is about more than one field", () => {
    const sts = { provider: "aws", endpoint: "https://sts.example.com" };
    assert.deepEqual(lines({ bucket: { ...BUCKET, provider: "gcp", sts } }), [
      "bucket: STS configuration is only supported for the 'aws' and 'generic' Bucket providers",
    ]);
  });

  it("passes over what is not known yet", () => {
    const unknown = pulumi.output(pulumi.unknown as unknown as string);
    assert.deepEqual(lines({ bucket: { bucketName: unknown, endpoint: unknown, interval: "1" } }), ['bucket.interval: must be a Go duration such as "1m0s", got "1"']);
  });

  it("checks what is known later, before anything is sent", async () => {
    const { sync } = resolve({ path: "clusters/prod", bucket: { ...BUCKET, timeout: pulumi.output("1h") } });
    const promise = (checkSync(RELEASE, sync) as unknown as { promise(): Promise<unknown> }).promise();
    await assert.rejects(promise, /- bucket\.timeout: must be a Go duration such as "1m0s", without hours, got "1h"/);
  });

  it("lists what is wrong with both objects at once", () => {
    assert.deepEqual(lines({ bucket: { ...BUCKET, timeout: "1h" }, sync: { force: "yes" } }), [
      'bucket.timeout: must be a Go duration such as "1m0s", without hours, got "1h"',
      'sync.force: must be true or false, got "yes"',
    ]);
  });
});
