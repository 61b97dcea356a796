import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { readStatus } from "../../../components";
import type { StatusOptions } from "../../../components";
import { ready } from "./flux-objects";

const SOURCE = "source.toolkit.fluxcd.io";
const KUSTOMIZE = "kustomize.toolkit.fluxcd.io";
const NOTIFICATION = "notification.toolkit.fluxcd.io";

function group(preferred: string, ...others: string[]): object {
  return { preferredVersion: { version: preferred }, versions: [preferred, ...others].map((version) => ({ version })) };
}

const resources = (...names: string[]) => ({ resources: names.map((name) => ({ name })) });

describe("readStatus", () => {
  let server: Server;
  let answers: Record<string, unknown>;
  let asked: string[];

  before("an API server that knows few answers", async () => {
    server = createServer(({ url = "" }, response) => {
      asked.push(url);
      const answer = answers[url];
      response.statusCode = answer === undefined ? 404 : typeof answer === "number" ? answer : 200;
      response.end(JSON.stringify(answer ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(() => server.close());

  beforeEach(() => {
    asked = [];
    answers = {
      [`/apis/${SOURCE}`]: group("v1", "v1beta2"),
      [`/apis/${SOURCE}/v1`]: resources("gitrepositories", "gitrepositories/status"),
      [`/apis/${SOURCE}/v1beta2`]: resources("gitrepositories", "buckets"),
      [`/apis/${SOURCE}/v1/gitrepositories?limit=500`]: { items: [ready("GitRepository", "fleet")] },
      [`/apis/${SOURCE}/v1beta2/buckets?limit=500`]: { items: [ready("Bucket", "old")] },
      "/api/v1/events?fieldSelector=type%3DWarning&limit=500": { items: [] },
      "/apis/apps/v1/deployments?labelSelector=app.kubernetes.io%2Fpart-of%3Dflux&limit=500": { items: [] },
    };
  });

  function read(options: StatusOptions = {}) {
    const { port } = server.address() as AddressInfo;
    const kubeconfig = JSON.stringify({
      "current-context": "a",
      contexts: [{ name: "a", context: { cluster: "a", user: "a" } }],
      clusters: [
        { name: "a", cluster: { server: `http://127.0.0.1:${String(port)}`, "insecure-skip-tls-verify": true } },
      ],
      users: [{ name: "a", user: {} }],
    });
    return readStatus({ kubeconfig, ...options });
  }

  it("asks for each kind in the version that is preferred, or in one that has it", async () => {
    const { objects } = await read();
    assert.deepEqual(
      objects.map(({ kind, apiVersion }) => [kind, apiVersion]),
      [
        ["GitRepository", `${SOURCE}/v1`],
        ["Bucket", `${SOURCE}/v1beta2`],
      ],
    );
  });

  it("reads the pages of a list to the end", async () => {
    const page = (name: string, next?: string) => ({
      metadata: next === undefined ? {} : { continue: next },
      items: [ready("GitRepository", name)],
    });
    const path = `/apis/${SOURCE}/v1/gitrepositories?limit=500`;
    Object.assign(answers, {
      [path]: page("a", "x/y"),
      [`${path}&continue=x%2Fy`]: page("b", "z"),
      [`${path}&continue=z`]: page("c"),
    });
    const { objects } = await read();
    assert.deepEqual(
      objects.filter(({ kind }) => kind === "GitRepository").map(({ name }) => name),
      ["a", "b", "c"],
    );
  });

  it("takes kinds that are not installed for none", async () => {
    answers = { [`/apis/${NOTIFICATION}`]: 404 };
    const { installed, ok } = await read();
    assert.deepEqual([installed, ok], [false, false]);
  });

  it("does without events and Deployments that it may not read", async () => {
    for (const path of Object.keys(answers).filter((name) => /events|deployments/.test(name))) answers[path] = 403;
    const { ok, controllers } = await read();
    assert.deepEqual([ok, controllers], [true, []]);
  });

  it("does not take objects that it may not read for none", async () => {
    answers[`/apis/${SOURCE}/v1/gitrepositories?limit=500`] = 403;
    await assert.rejects(
      read(),
      /does not let these credentials read \/apis\/source\.toolkit\.fluxcd\.io\/v1\/gitrepositories/,
    );
  });

  it("reads one namespace, and what is followed in others", async () => {
    const inside = ready("Kustomization", "apps", {
      sourceRef: { kind: "GitRepository", name: "shared", namespace: "other" },
    });
    const source = ready("GitRepository", "shared");
    Object.assign(answers, {
      [`/apis/${KUSTOMIZE}`]: group("v1"),
      [`/apis/${KUSTOMIZE}/v1`]: resources("kustomizations"),
      [`/apis/${KUSTOMIZE}/v1/namespaces/flux-system/kustomizations?limit=500`]: { items: [inside] },
      [`/apis/${SOURCE}/v1/namespaces/other/gitrepositories/shared`]: {
        ...source,
        metadata: { ...source.metadata, namespace: "other" },
      },
    });
    const { objects, summary } = await read({ namespace: "flux-system" });
    assert.deepEqual(summary, { total: 2, ready: 2, notReady: 0, suspended: 0, missing: 0 });
    assert.equal(objects[0]?.namespace, "other");
    assert.ok(asked.includes("/api/v1/namespaces/flux-system/events?fieldSelector=type%3DWarning&limit=500"));
  });

  it("asks for events once, however many objects there are", async () => {
    answers[`/apis/${SOURCE}/v1/gitrepositories?limit=500`] = {
      items: Array.from({ length: 300 }, (_, index) => ready("GitRepository", `r${String(index)}`)),
    };
    await read();
    assert.equal(asked.filter((path) => path.includes("events")).length, 1);
    assert.ok(asked.length < 20, asked.join("\n"));
  });
});
