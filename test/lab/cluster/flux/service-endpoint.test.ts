import assert from "node:assert/strict";
import type { ApiClient } from "../../../../lab/cluster/api-client";
import { controllerPod } from "../../../../lab/cluster/flux/controller-pod";
import type { RunningController } from "../../../../lab/cluster/flux/running-controller";
import { serviceEndpoint } from "../../../../lab/cluster/flux/service-endpoint";

const controller = (namespace: string, app: string, ports: RunningController["ports"]): RunningController => {
  const containers = [{ name: "manager", image: "source-controller" }];
  const pod = controllerPod({
    metadata: { name: app, namespace, labels: { app } },
    spec: { nodeName: "lab", containers },
  });
  assert.ok(pod);
  return { pod, process: {} as RunningController["process"], ports };
};

describe("serviceEndpoint", () => {
  const services = new Map<string, object>();
  const api = {
    request: async (path: string) => {
      const spec = services.get(path.replace("/api/v1/namespaces/", ""));
      if (!spec) throw new Error(`GET ${path} answered 404`);
      return { spec };
    },
  } as Partial<ApiClient> as ApiClient;
  const running = [
    controller("flux-system", "source-controller", { http: 1001 }),
    controller("flux-system", "source-controller-shard1", { http: 1002 }),
    controller("flux-system", "notification-controller", { http: 1003, "http-webhook": 1004 }),
    controller("other", "source-controller", { http: 1005 }),
  ];
  const find = async (url: string) => (await serviceEndpoint(new URL(url), api, running)).port;

  beforeEach(() => {
    services.clear();
    const service = (path: string, app: string, targetPort = "http") =>
      services.set(path, { selector: { app }, ports: [{ port: 80, targetPort }] });
    service("flux-system/services/source-controller", "source-controller");
    service("flux-system/services/source-controller-shard1", "source-controller-shard1");
    service("flux-system/services/webhook-receiver", "notification-controller", "http-webhook");
    service("other/services/source-controller", "source-controller");
    service("flux-system/services/nobody", "nobody");
    services.set("flux-system/services/external", { ports: [{ port: 80, targetPort: "http" }] });
  });

  it("finds the pod that a Service selects, in the Service's namespace", async () => {
    assert.equal(await find("http://source-controller.flux-system.svc.cluster.local./a.tar.gz"), 1001);
    assert.equal(await find("http://source-controller-shard1.flux-system.svc.cluster.local./a.tar.gz"), 1002);
    assert.equal(await find("http://source-controller.other.svc.example.org./a.tar.gz"), 1005);
  });

  it("finds the port that the Service leads to", async () => {
    assert.equal(await find("http://webhook-receiver.flux-system.svc/hook/1"), 1004);
  });

  for (const [what, name] of [
    ["there is no such Service", "missing"],
    ["it selects nobody", "nobody"],
    ["it has no selector", "external"],
  ] as const) {
    it(`fails when ${what}`, () => assert.rejects(find(`http://${name}.flux-system.svc/`)));
  }

  it("fails when the Service does not have the port", async () => {
    await assert.rejects(
      find("http://source-controller.flux-system.svc:8080/"),
      /nothing runs behind source-controller.flux-system.svc:8080/,
    );
  });

  it("leads out of the cluster by any other host", async () => {
    assert.deepEqual(await serviceEndpoint(new URL("http://charts.example.com:8080/index.yaml"), api, running), {
      host: "charts.example.com",
      port: 8080,
    });
  });
});
