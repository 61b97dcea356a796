import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { takeOverFields } from "../../../../components/cluster/hooks/take-over-fields";
import { deployment, type Deployment } from "../../pulumi/deployment";
import { startApiServer, type ApiRequest, type ApiServer } from "./api-server";

const PATH = "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/flux-system";
const BEFORE = {
  apiVersion: "kustomize.toolkit.fluxcd.io/v1",
  kind: "Kustomization",
  metadata: { name: "flux-system", namespace: "flux-system", annotations: { "example.com/team": "a" } },
  spec: { interval: "10m", targetNamespace: "x" },
};
const CHANGED = { ...BEFORE, spec: { interval: "5m", targetNamespace: "x" } };
const SHORTER = { ...BEFORE, spec: { interval: "5m" } };
const flux = (spec: object) => ({
  manager: "kustomize-controller",
  operation: "Apply",
  fieldsV1: { "f:metadata": { "f:annotations": { "f:example.com/team": {} } }, "f:spec": spec },
});
const PATCHED_IN = { "f:decryption": { "f:provider": {} }, "f:interval": {} };
const LIVE = {
  metadata: {
    ...BEFORE.metadata,
    uid: "1",
    resourceVersion: "7",
    managedFields: [flux({ ...PATCHED_IN, "f:targetNamespace": {} })],
  },
};

describe("takeOverFields", () => {
  let server: ApiServer;
  let answer: (request: ApiRequest) => object | number;
  before(async () => {
    server = await startApiServer((request) => answer(request));
  });
  after(() => server.stop());
  beforeEach(() => {
    server.requests.length = 0;
    answer = () => LIVE;
  });

  let number = 0;
  /** Runs the hook in an inline program whose cluster is in the stack's configuration. */
  async function update(newInputs: object, uid = "1", config = { "kubernetes:kubeconfig": server.kubeconfig }) {
    const made: Deployment = deployment(`take-over:${String(number++)}`, config);
    const component = {
      urn: pulumi.output("urn:pulumi:test::hooks::a:b:C::fleet"),
      getProvider: () => undefined,
    } as unknown as pulumi.Resource;
    made.run(() => takeOverFields({ name: "fleet", kind: "Kustomization", component, resource: () => undefined }));
    await made.call("take-over", { oldInputs: BEFORE, newInputs, oldOutputs: { ...BEFORE, metadata: { uid } } });
    return made.messages;
  }

  it("asks the cluster nothing when nothing is taken away", async () => {
    assert.deepEqual(await update(CHANGED), []);
    assert.deepEqual(server.requests, []);
  });

  it("lets Flux go of what is taken away, and of nothing that others have patched in", async () => {
    assert.deepEqual(await update(SHORTER), []);
    assert.deepEqual(server.requests.slice(1), [
      {
        method: "PATCH",
        path: `${PATH}?fieldManager=kustomize-controller`,
        contentType: "application/json-patch+json",
        body: [
          { op: "replace", path: "/metadata/managedFields", value: [flux(PATCHED_IN)] },
          { op: "replace", path: "/metadata/resourceVersion", value: "7" },
        ],
      },
    ]);
  });

  it("tries again when the object has changed in the meantime", async () => {
    let conflicts = 2;
    answer = ({ method }) => (method === "PATCH" && conflicts-- > 0 ? 409 : LIVE);
    assert.deepEqual(await update(SHORTER), []);
    assert.deepEqual(
      server.requests.map(({ method }) => method),
      ["GET", "PATCH", "GET", "PATCH", "GET", "PATCH"],
    );
  });

  it("changes no object of the same name that is another one", async () => {
    assert.match((await update(SHORTER, "2")).join(), /may stay.*: it is not the object that Pulumi has created/);
    assert.deepEqual(
      server.requests.map(({ method }) => method),
      ["GET"],
    );
  });

  it("asks no cluster when it is not certain which one is meant, and says so", async () => {
    const kubeconfig = process.env["KUBECONFIG"];
    process.env["KUBECONFIG"] = "/nonexistent/config";
    const messages = await update(SHORTER, "1", { "kubernetes:kubeconfig": "" }).finally(() => {
      if (kubeconfig === undefined) delete process.env["KUBECONFIG"];
      else process.env["KUBECONFIG"] = kubeconfig;
    });
    assert.match(messages.join(), /^The cluster of the Kubernetes provider cannot be determined.*environment/);
    assert.deepEqual(server.requests, []);
  });
});
