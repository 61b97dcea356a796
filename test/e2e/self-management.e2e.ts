import assert from "node:assert/strict";

import { applied, createWorld, end, fluxObject, writes } from "./world";
import type { World } from "./world";

/** A name that kustomize knows as well. */
const FILE = "clusters/prod/Kustomization";
const DIRECTORY = "clusters/prod/flux-system";
const REFUSALS = [
  /clusters\/prod\/Kustomization: must list flux-system, so that Flux manages itself; .*\n *(resources:\n *- flux-system)/,
  /git mv clusters\/prod\/flux-system\/kustomization\.yml clusters\/prod\/flux-system\/kustomization\.yaml/,
];
const ERROR = /clusters\/prod\/flux-system\/: Flux has applied its source, but not its own manifests in this directory/;
const CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: common\n  namespace: default\n";

/** The `kustomization.yaml` of a person. */
function listing(...resources: readonly string[]): string {
  return `resources:\n${resources.map((name) => `  - ${name}\n`).join("")}`;
}

/** What a person has added to what Flux manages itself from. */
const LABELLED = `${listing("gotk-components.yaml", "gotk-sync.yaml")}labels:\n  - pairs: { team: platform }\n`;

describe("a kustomization of a person at the path of the cluster", () => {
  let world: World;

  before("an empty cluster, and a repository in which it leaves Flux out", async () => {
    world = await createWorld({ name: "self", config: { sync: { sourceInterval: "1s" } } });
    await world.repository.commit("List the apps", {
      [FILE]: listing("apps.yaml"),
      "clusters/prod/apps.yaml": CONFIG_MAP,
      [`${DIRECTORY}/kustomization.yml`]: LABELLED,
    });
  });
  after(() => end(world));

  it("is refused in preview when it cannot lead to Flux, or would stand beside the program's own", async () => {
    const from = world.lab.gitHost.requests.length;
    const { stdout, stderr } = await world.stack.preview({ expectFailure: true });
    for (const refusal of REFUSALS) assert.match(stdout + stderr, refusal);
    assert.deepEqual(writes(world.lab, from), []);
  });

  it("ends every up in an error as long as Flux does not apply itself", async () => {
    const { stack, repository, cluster } = world;
    await repository.commit("Share the apps", {
      [FILE]: listing("../../common"),
      "common/kustomization.yaml": listing("apps.yaml"),
      "common/apps.yaml": CONFIG_MAP,
      [`${DIRECTORY}/kustomization.yml`]: null,
      [`${DIRECTORY}/kustomization.yaml`]: LABELLED,
    });
    for (const attempt of ["first", "second"]) {
      const { stdout, stderr } = await stack.up({ expectFailure: true });
      assert.match(stdout + stderr, ERROR, attempt);
    }
    await cluster.get("/api/v1/namespaces/default/configmaps/common");
  });

  it("is green once the file lists what the error says", async () => {
    const { stack, cluster, repository } = world;
    const commit = await repository.commit("Let Flux manage itself", {
      [FILE]: listing("../../common", "flux-system"),
    });
    await applied(world, commit);
    await stack.up({ args: ["--refresh"] });
    assert.deepEqual(Object.keys((await stack.preview()).changes), ["same"]);
    assert.equal(await repository.read(`${DIRECTORY}/kustomization.yaml`), LABELLED);
    await cluster.waitFor(fluxObject("kustomizations"), ({ metadata }) => metadata.labels?.["team"] === "platform");
  });
});
