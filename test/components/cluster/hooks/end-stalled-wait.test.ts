import assert from "node:assert/strict";

import { endStalledWait, isStalled } from "../../../../components/cluster/hooks/end-stalled-wait";
import type { LiveObject } from "../../../../components/cluster/hooks/live-object";
import type { Condition } from "../../../../components/cluster/object-status";
import { kubeClient } from "../../../../components/kube/kube-client";
import { startApiServer, type ApiRequest, type ApiServer } from "./api-server";

const PATH = "/apis/helm.toolkit.fluxcd.io/v2/namespaces/apps/helmreleases/podinfo";
const WAIT = {
  path: PATH,
  requestedAt: "5f0c3a91",
  condition: "the condition",
  isHopeless: (live: LiveObject) => isStalled(live, "5f0c3a91"),
};
const STALLED: Condition = { type: "Stalled", status: "True", observedGeneration: 2 };

/** An object that its controller has given up after this request. */
function given({
  requestedAt = "5f0c3a91",
  handled = "5f0c3a91",
  observed = 2,
  stalled = [STALLED],
  condition = "the condition",
} = {}) {
  return {
    metadata: {
      name: "podinfo",
      namespace: "apps",
      generation: 2,
      resourceVersion: "7",
      annotations: { "reconcile.fluxcd.io/requestedAt": requestedAt, "pulumi.com/waitFor": condition },
    },
    status: {
      observedGeneration: observed,
      lastHandledReconcileAt: handled,
      conditions: [{ type: "Ready", status: "False" }, ...stalled],
    },
  };
}

const NOT_STALLED = {
  "was stalled with an earlier spec, of which only the status tells": given({
    observed: 1,
    stalled: [{ type: "Stalled", status: "True" }],
  }),
  "was stalled with an earlier spec": given({ stalled: [{ ...STALLED, observedGeneration: 1 }] }),
  "has handled an earlier request": given({ handled: "another" }),
  "has been requested by somebody else": given({ requestedAt: "another" }),
  "is no longer stalled": given({ stalled: [{ ...STALLED, status: "False" }] }),
  "has only failed": given({ stalled: [] }),
};

describe("isStalled", () => {
  it("holds for an object that its controller has given up", () => {
    assert.ok(isStalled(given(), "5f0c3a91"));
    assert.ok(isStalled(given({ stalled: [{ type: "Stalled", status: "True" }] }), "5f0c3a91"));
  });

  for (const [what, live] of Object.entries(NOT_STALLED))
    it(`does not hold for an object that ${what}`, () => {
      assert.ok(!isStalled(live, "5f0c3a91"));
    });

  it("does not hold for an object that no controller has seen", () => {
    assert.ok(!isStalled({ metadata: given().metadata }, "5f0c3a91"));
  });
});

describe("endStalledWait", () => {
  let server: ApiServer;
  let answer: (request: ApiRequest) => object | number;
  before(async () => {
    server = await startApiServer((request) => answer(request));
  });
  after(() => server.stop());
  beforeEach(() => {
    server.requests.length = 0;
  });
  const end = async () => endStalledWait(await kubeClient({ kubeconfig: { text: server.kubeconfig } }), WAIT);

  it("takes the annotation away that Pulumi waits for, and makes another request", async () => {
    answer = () => given();
    assert.equal(await end(), true);
    assert.deepEqual(server.requests.slice(2), [
      {
        method: "PATCH",
        path: `${PATH}?fieldManager=flux-bootstrap`,
        contentType: "application/json-patch+json",
        body: [
          { op: "remove", path: "/metadata/annotations/pulumi.com~1waitFor" },
          { op: "replace", path: "/metadata/annotations/reconcile.fluxcd.io~1requestedAt", value: "5f0c3a91-stalled" },
          { op: "replace", path: "/metadata/resourceVersion", value: "7" },
        ],
      },
    ]);
  });

  it("writes the generation to a status that has it only in the condition, which the provider would ignore", async () => {
    answer = ({ path }) => given({ observed: path.includes("/status") ? -1 : 2 });
    assert.equal(await end(), true);
    assert.deepEqual(
      server.requests.map(({ method, path }) => `${method} ${path.replace(PATH, "")}`),
      ["GET /status", "PATCH /status?fieldManager=flux-bootstrap", "GET ", "PATCH ?fieldManager=flux-bootstrap"],
    );
    assert.deepEqual(server.requests[1]?.body, [
      { op: "add", path: "/status/observedGeneration", value: 2 },
      { op: "replace", path: "/metadata/resourceVersion", value: "7" },
    ]);
  });

  it("leaves an object alone that has become ready in the meantime", async () => {
    let read = 0;
    answer = ({ method }) => (method === "PATCH" ? 409 : given(read++ < 2 ? {} : { stalled: [] }));
    assert.equal(await end(), false);
    assert.deepEqual(
      server.requests.map(({ method }) => method),
      ["GET", "GET", "PATCH", "GET"],
    );
  });

  it("leaves the object of another run alone", async () => {
    answer = () => given({ condition: "another" });
    assert.equal(await end(), false);
    assert.deepEqual(
      server.requests.map(({ method }) => method),
      ["GET", "GET"],
    );
  });
});
