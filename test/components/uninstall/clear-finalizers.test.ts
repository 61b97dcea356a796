import assert from "node:assert/strict";
import { text } from "node:stream/consumers";

import { ForbiddenError } from "../../../components/kube/cluster-error";
import { clearFinalizers, type ClearFinalizersOptions } from "../../../components/uninstall/clear-finalizers";
import { openTlsServer, type TlsServer } from "../kube/tls-server";

const GROUP = "kustomize.toolkit.fluxcd.io";
const OBJECT = `/apis/${GROUP}/v1/namespaces/apps/kustomizations/web`;
const OURS = { kind: "Kustomization", namespace: "apps", name: "web", controller: "kustomize-controller" };

describe("clearFinalizers", () => {
  let server: TlsServer;
  let finalizers: readonly string[];
  let deployments: readonly object[] | undefined;
  /** The answers to the next patches; 200 when there is none left. */
  let answers: number[];
  let patches: unknown[];

  before("an API server that knows one kind of Flux", async () => {
    server = await openTlsServer((request, response) => {
      const [path = ""] = (request.url ?? "").split("?");
      const send = (status: number, body: object) => response.writeHead(status).end(JSON.stringify(body));
      if (request.method === "PATCH") {
        void text(request).then((body) => {
          patches.push([path, JSON.parse(body)]);
          send(answers.shift() ?? 200, {});
        });
        return;
      }
      const found = answerOf(path);
      send(found === undefined ? 404 : path.endsWith("/deployments") && !deployments ? 403 : 200, found ?? {});
    });
  });
  after(() => server.close());
  beforeEach(() => {
    finalizers = ["finalizers.fluxcd.io"];
    deployments = [];
    answers = [];
    patches = [];
  });

  function answerOf(path: string): object | undefined {
    const object = { metadata: { name: "web", namespace: "apps", finalizers, resourceVersion: "7" } };
    return {
      [`/apis/${GROUP}`]: { preferredVersion: { version: "v1" }, versions: [{ version: "v1" }] },
      [`/apis/${GROUP}/v1`]: { resources: [{ name: "kustomizations" }] },
      [`/apis/${GROUP}/v1/kustomizations`]: { items: [object] },
      [OBJECT]: object,
      "/apis/apps/v1/deployments": { items: deployments ?? [] },
    }[path];
  }

  function clear(options: Partial<ClearFinalizersOptions> = {}): ReturnType<typeof clearFinalizers> {
    const ca = Buffer.from(server.ca).toString("base64");
    const kubeconfig = JSON.stringify({
      "current-context": "it",
      contexts: [{ name: "it", context: { cluster: "it", user: "it" } }],
      clusters: [{ name: "it", cluster: { server: server.url, "certificate-authority-data": ca } }],
      users: [{ name: "it", user: { token: "a-secret-token" } }],
    });
    return clearFinalizers({ kubeconfig, ...options });
  }

  const patchTo = (value: readonly string[]) => [
    OBJECT,
    [
      { op: "replace", path: "/metadata/finalizers", value },
      { op: "replace", path: "/metadata/resourceVersion", value: "7" },
    ],
  ];

  it("leaves the finalizers of others", async () => {
    finalizers = ["example.com/protect", "finalizers.fluxcd.io", "notfluxcd.io/protect"];
    assert.deepEqual(await clear(), [{ ...OURS, controllerRuns: false }]);
    assert.deepEqual(patches, [patchTo(["example.com/protect", "notfluxcd.io/protect"])]);
  });

  it("leaves out objects that have none of Flux", async () => {
    finalizers = ["example.com/protect"];
    assert.deepEqual(await clear(), []);
    assert.deepEqual(patches, []);
  });

  it("changes nothing in a dry run", async () => {
    assert.deepEqual(await clear({ dryRun: true }), [{ ...OURS, controllerRuns: false }]);
    assert.deepEqual(patches, []);
  });

  for (const name of ["kustomize-controller", "kustomize-controller-shard1"]) {
    it(`leaves them to ${name} that is available`, async () => {
      deployments = [{ metadata: { name }, status: { availableReplicas: 1 } }];
      assert.deepEqual(await clear(), [{ ...OURS, controllerRuns: true }]);
      assert.deepEqual(patches, []);
    });
  }

  for (const [what, deployment] of [
    ["that is not available", { metadata: { name: "kustomize-controller" }, status: {} }],
    ["of another kind", { metadata: { name: "helm-controller" }, status: { availableReplicas: 1 } }],
  ] as const) {
    it(`does not wait for a controller ${what}`, async () => {
      deployments = [deployment];
      assert.deepEqual(await clear(), [{ ...OURS, controllerRuns: false }]);
      assert.equal(patches.length, 1);
    });
  }

  it("reads an object again that has changed meanwhile", async () => {
    answers = [409, 409];
    await clear();
    assert.deepEqual(patches, Array(3).fill(patchTo([])));
  });

  it("is content with an object that is gone meanwhile", async () => {
    answers = [404];
    await clear();
    assert.equal(patches.length, 1);
  });

  it("changes nothing where it cannot know whether a controller runs", async () => {
    deployments = undefined;
    await assert.rejects(clear(), ForbiddenError);
    assert.deepEqual(patches, []);
  });
});
