import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { isTrue, type Cluster, type KubernetesObject } from "../../../lab/cluster";
import { startLab, type ClusterLab } from "../../../lab/lab";
import { eventually } from "../../lab/cluster/processes/eventually";
import { REFERENCE } from "../../reference";

const CONTROLLERS = ["helm-controller", "kustomize-controller", "notification-controller", "source-controller"];
const DEPLOYMENTS = "/apis/apps/v1/namespaces/flux-system/deployments";

describe("lab", () => {
  let lab: ClusterLab;
  let cluster: Cluster;

  const running = () =>
    cluster.flux
      .running()
      .map(({ pod }) => pod.app)
      .sort();
  const deployment = (name: string, available: boolean) =>
    cluster.waitFor(`${DEPLOYMENTS}/${name}`, (object) => isTrue(object, "Available") === available);

  before(async () => {
    lab = await startLab();
    cluster = lab.cluster;
  });
  after(() => lab.stop());

  it("runs no Flux in a cluster where it is not installed", () => {
    assert.deepEqual(running(), []);
  });

  it("runs Flux's controllers once they are installed", async () => {
    const manifests = readFileSync(join(REFERENCE, "v2.9.4", "gotk-components.yaml"), "utf8");
    for (const document of parseAllDocuments(manifests)) await cluster.apply(document.toJS() as KubernetesObject);
    await eventually("four controllers", () => running().length === CONTROLLERS.length);
    assert.deepEqual(running(), CONTROLLERS);
    for (const name of CONTROLLERS) await deployment(name, true);
  });

  it("starts a controller again that was killed", async () => {
    const find = () => cluster.flux.running().find(({ pod }) => pod.app === "kustomize-controller");
    const before = find();
    assert.ok(before);
    await before.process.kill();
    await eventually("another process", () => find() !== undefined && find()?.process.pid !== before.process.pid);
    await cluster.waitFor(
      `/api/v1/namespaces/flux-system/pods/${before.pod.name}`,
      (pod) => isTrue(pod) && JSON.stringify(pod.status).includes('"restartCount":1'),
    );
  });

  it("ends a controller that is scaled to zero", async () => {
    await cluster.patch(`${DEPLOYMENTS}/helm-controller`, { spec: { replicas: 0 } });
    await eventually("three controllers", () => !running().includes("helm-controller"));
    await cluster.patch(`${DEPLOYMENTS}/helm-controller`, { spec: { replicas: 1 } });
    await eventually("four controllers", () => running().includes("helm-controller"));
  });

  it("does not call a controller available whose arguments are wrong", async () => {
    const path = `${DEPLOYMENTS}/notification-controller`;
    const { spec } = (await cluster.get(path)) as {
      spec: { template: { spec: { containers: { args: string[] }[] } } };
    };
    spec.template.spec.containers[0]?.args.push("--no-such-flag");
    await cluster.patch(path, { spec: { ...spec, strategy: { type: "Recreate", rollingUpdate: null } } });
    await deployment("notification-controller", false);
  });

  it("runs no controller any more once Flux is uninstalled", async () => {
    await cluster.delete("/api/v1/namespaces/flux-system");
    await eventually("every controller to end", () => running().length === 0, 30_000);
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
  });
});
