import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import type { FluxBootstrapArgs } from "../../components";
import { BUNDLE } from "../reference";
import { register, resolved, theOnly } from "./monitor";

const ROOT = "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization";
const OCI = {
  path: "clusters/prod",
  manifests: BUNDLE,
  ociRepository: { url: "oci://registry.example.com/fleet" },
} satisfies FluxBootstrapArgs;
const BUCKET = {
  path: "clusters/prod",
  manifests: BUNDLE,
  bucket: { bucketName: "fleet", endpoint: "s3.example.com" },
} satisfies FluxBootstrapArgs;

describe("FluxBootstrap that follows a store", () => {
  it("registers no key and no file, and asks no Git host", async () => {
    const { resources, events } = await register(OCI);
    assert.deepEqual(
      resources.filter(({ type }) => /^(github:|kubernetes:core\/v1:Secret)/.test(type)),
      [],
    );
    assert.deepEqual(
      events.filter((event) => event.startsWith("answered")),
      [],
    );
  });

  it("hands every object of Flux over", async () => {
    const { resources } = await register(OCI);
    const handedOver = resources.filter(({ opts }) => opts.ignoreChanges?.includes("spec"));
    assert.equal(handedOver.length, 32);
    assert.ok(handedOver.every(({ name, type }) => type.startsWith("kubernetes:") && name.startsWith("fleet-")));
  });

  it("goes on managing them with the commit mode none", async () => {
    const { resources } = await register({ ...OCI, commit: { mode: "none" } });
    const ignoring = resources.filter(
      ({ type, opts }) => type.startsWith("kubernetes:") && (opts.ignoreChanges ?? []).length > 0,
    );
    assert.deepEqual(
      ignoring.map(({ name }) => name),
      [],
    );
    assert.equal(resources.filter(({ type }) => type === "kubernetes:apps/v1:Deployment").length, 4);
  });

  it("follows a registry with the interval of the sync, and waits for it", async () => {
    const { resources, flux } = await register({ ...OCI, sync: { sourceInterval: "5m" } });
    const { metadata, spec } = theOnly(resources, "kubernetes:source.toolkit.fluxcd.io/v1:OCIRepository").inputs;
    assert.deepEqual(spec, { interval: "5m", suspend: false, url: "oci://registry.example.com/fleet" });
    assert.equal(metadata.name, "flux-system");
    assert.ok("pulumi.com/waitFor" in metadata.annotations);
    assert.deepEqual(theOnly(resources, ROOT).inputs.spec.sourceRef, { kind: "OCIRepository", name: "flux-system" });
    assert.equal(await resolved(flux.sourceUrl), "oci://registry.example.com/fleet");
  });

  it("makes the Secrets of a bucket beside it", async () => {
    const { resources } = await register({
      ...BUCKET,
      bucket: { ...BUCKET.bucket, credentials: { accessKey: "ID", secretKey: pulumi.secret("hunter2") } },
    });
    const secret = theOnly(resources, "kubernetes:core/v1:Secret");
    assert.equal(secret.name, "fleet-flux-system-credentials");
    assert.equal(secret.inputs.metadata.name, "flux-system-credentials");
    const { spec } = theOnly(resources, "kubernetes:source.toolkit.fluxcd.io/v1:Bucket").inputs;
    assert.deepEqual(spec, {
      ...BUCKET.bucket,
      interval: "1m0s",
      suspend: false,
      secretRef: { name: "flux-system-credentials" },
    });
  });

  it("puts the manifests out, with the store that they are for and without a secret", async () => {
    const { flux } = await register({
      ...BUCKET,
      bucket: { ...BUCKET.bucket, credentials: { accessKey: "ID", secretKey: "hunter2" } },
    });
    const files = await resolved(flux.files);
    assert.deepEqual(
      files.map(({ path }) => path.replace("clusters/prod/flux-system/", "")),
      ["gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"],
    );
    assert.match(JSON.stringify(files[1]), /kind: Bucket\\n/);
    assert.doesNotMatch(JSON.stringify(files), /hunter2/);
  });

  it("does not wait for a store or a Kustomization that is suspended", async () => {
    const { resources } = await register({
      ...OCI,
      ociRepository: { ...OCI.ociRepository, suspend: pulumi.output(true) },
      sync: { suspend: true },
    });
    for (const type of ["kubernetes:source.toolkit.fluxcd.io/v1:OCIRepository", ROOT]) {
      assert.ok(!("pulumi.com/waitFor" in theOnly(resources, type).inputs.metadata.annotations));
    }
  });

  it("lists every resource in a preview in which the URL is not known yet", async () => {
    const whole = await register(OCI);
    const url = pulumi.output(pulumi.unknown as unknown as string);
    const { resources } = await register({ ...OCI, ociRepository: { url } }, { preview: true });
    assert.equal(resources.length, whole.resources.length);
  });
});
