import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { bucketParts } from "../../../components/objects/bucket";
import { helmRepositoryParts } from "../../../components/objects/helm-repository";
import { ociRepositoryParts } from "../../../components/objects/oci-repository";
import { resolved } from "../monitor";
import { linesOf, secretsOf } from "./parts";

const IMAGE = { url: "oci://registry.example.com:5000/acme/apps" };
const BUCKET = { bucketName: "fleet", endpoint: "s3.example.com" };
const CHARTS = { url: "https://charts.example.com" };
const USER = { username: "robot", password: "hunter2" };
const TLS = { certificateAuthority: "CA", certificate: "CERT", privateKey: "KEY" };
const TLS_SECRET = { "ca.crt": "CA", "tls.crt": "CERT", "tls.key": "KEY" };
const PROXY = { address: "http://proxy:3128" };
const MINE = { name: "mine" };

const CONFLICTS = {
  credentials: "secretRef: must not be set beside credentials, of which the Secret is made",
  tls: "certSecretRef: must not be set beside tls, of which the Secret is made",
  proxy: "proxySecretRef: must not be set beside proxy, of which the Secret is made",
};

describe("ociRepositoryParts", () => {
  it("completes the interval alone", () => {
    const { kind, spec, secrets, problems, awaited } = ociRepositoryParts("apps", IMAGE);
    assert.deepEqual({ kind, spec, secrets, problems, awaited }, { kind: "OCIRepository", spec: { interval: "1m0s", ...IMAGE }, secrets: [], problems: [], awaited: true });
  });

  it("makes a Docker configuration for the registry's host, whose URL may be an output", async () => {
    for (const url of [IMAGE.url, pulumi.output(IMAGE.url)]) {
      const parts = ociRepositoryParts("apps", { url, credentials: USER });
      const secrets = await secretsOf(parts);
      const { type, ".dockerconfigjson": config } = secrets["apps-credentials"] as Record<string, string>;
      assert.equal(type, "kubernetes.io/dockerconfigjson");
      const auth = Buffer.from("robot:hunter2").toString("base64");
      assert.deepEqual(JSON.parse(config ?? ""), { auths: { "registry.example.com:5000": { ...USER, auth } } });
      assert.deepEqual(parts.spec["secretRef"], { name: "apps-credentials" });
    }
  });

  it("keeps a Docker configuration of a secret password secret", async () => {
    const { secrets } = ociRepositoryParts("apps", { ...IMAGE, credentials: { ...USER, password: pulumi.secret("hunter2") } });
    assert.equal(await pulumi.isSecret(pulumi.output(secrets[0]?.data)), true);
  });

  it("makes the Secrets of certificates, a proxy and the keys of signatures", async () => {
    const parts = ociRepositoryParts("apps", { ...IMAGE, tls: TLS, proxy: PROXY, verify: { provider: "cosign" }, verificationKeys: { "cosign.pub": "PUB" } });
    assert.deepEqual(await secretsOf(parts), { "apps-tls": TLS_SECRET, "apps-proxy": PROXY, "apps-verification": { "cosign.pub": "PUB" } });
    assert.deepEqual(parts.spec, {
      interval: "1m0s",
      ...IMAGE,
      certSecretRef: { name: "apps-tls" },
      proxySecretRef: { name: "apps-proxy" },
      verify: { provider: "cosign", secretRef: { name: "apps-verification" } },
    });
  });

  it("completes a verification that is an output as a whole", async () => {
    const verify = pulumi.output({ provider: "notation" as const });
    const parts = ociRepositoryParts("apps", { ...IMAGE, verify, verificationKeys: { "a.crt": "PUB" } });
    assert.deepEqual(await resolved(pulumi.output(parts.spec["verify"])), { provider: "notation", secretRef: { name: "apps-verification" } });
  });

  it("refuses every Secret that is made and referred to at once", () => {
    const parts = ociRepositoryParts("apps", { ...IMAGE, credentials: USER, secretRef: MINE, tls: TLS, certSecretRef: MINE, proxy: PROXY, proxySecretRef: MINE });
    assert.deepEqual(linesOf(parts), [CONFLICTS.credentials, CONFLICTS.tls, CONFLICTS.proxy]);
  });
});

describe("bucketParts", () => {
  it("completes the interval alone", () => {
    const { kind, spec, secrets, problems, awaited } = bucketParts("apps", BUCKET);
    assert.deepEqual({ kind, spec, secrets, problems, awaited }, { kind: "Bucket", spec: { interval: "1m0s", ...BUCKET }, secrets: [], problems: [], awaited: true });
  });

  it("makes the Secrets of an access key, certificates and a proxy", async () => {
    const parts = bucketParts("apps", { ...BUCKET, credentials: { accessKey: "ID", secretKey: "KEY" }, tls: { certificateAuthority: "CA" }, proxy: PROXY });
    assert.deepEqual(await secretsOf(parts), { "apps-credentials": { accesskey: "ID", secretkey: "KEY" }, "apps-tls": { "ca.crt": "CA" }, "apps-proxy": PROXY });
    assert.deepEqual(parts.spec, {
      interval: "1m0s",
      ...BUCKET,
      secretRef: { name: "apps-credentials" },
      certSecretRef: { name: "apps-tls" },
      proxySecretRef: { name: "apps-proxy" },
    });
  });

  it("refuses every Secret that is made and referred to at once", () => {
    const credentials = { accessKey: "ID", secretKey: "KEY" };
    const parts = bucketParts("apps", { ...BUCKET, credentials, secretRef: MINE, tls: TLS, certSecretRef: MINE, proxy: PROXY, proxySecretRef: MINE });
    assert.deepEqual(linesOf(parts), [CONFLICTS.credentials, CONFLICTS.tls, CONFLICTS.proxy]);
  });
});

describe("helmRepositoryParts", () => {
  const awaited = async (args: Partial<Parameters<typeof helmRepositoryParts>[1]>) => resolved(pulumi.output(helmRepositoryParts("apps", { ...CHARTS, ...args }).awaited));

  it("completes the interval alone", () => {
    const { kind, spec, secrets, problems } = helmRepositoryParts("apps", CHARTS);
    assert.deepEqual({ kind, spec, secrets, problems }, { kind: "HelmRepository", spec: { interval: "1m0s", ...CHARTS }, secrets: [], problems: [] });
  });

  it("makes the Secrets of a user and certificates", async () => {
    const parts = helmRepositoryParts("apps", { ...CHARTS, credentials: USER, tls: TLS });
    assert.deepEqual(await secretsOf(parts), { "apps-credentials": USER, "apps-tls": TLS_SECRET });
    assert.deepEqual(parts.spec, { interval: "1m0s", ...CHARTS, secretRef: { name: "apps-credentials" }, certSecretRef: { name: "apps-tls" } });
  });

  it("refuses every Secret that is made and referred to at once", () => {
    const parts = helmRepositoryParts("apps", { ...CHARTS, credentials: USER, secretRef: MINE, tls: TLS, certSecretRef: MINE });
    assert.deepEqual(linesOf(parts), [CONFLICTS.credentials, CONFLICTS.tls]);
  });

  it("waits for one with an index that is not suspended, whether that is plain or an output", async () => {
    assert.equal(await awaited({}), true);
    assert.equal(await awaited({ type: "default" }), true);
    assert.equal(await awaited({ type: "oci" }), false);
    assert.equal(await awaited({ type: pulumi.output("oci" as const) }), false);
    assert.equal(await awaited({ suspend: true }), false);
    assert.equal(await awaited({ suspend: pulumi.output(true) }), false);
  });
});
