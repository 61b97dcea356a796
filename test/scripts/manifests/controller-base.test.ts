import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { copyControllerBase } from "../../../scripts/manifests/controller-base";
import { useTemporaryDirectory } from "../../components/release/temporary-directory";

describe("copyControllerBase", () => {
  const temporary = useTemporaryDirectory();

  function base(name: string, resources: readonly string[]): string {
    const directory = path.join(temporary.path, "bases", name);
    fs.mkdirSync(directory, { recursive: true });
    fs.writeFileSync(
      path.join(directory, "kustomization.yaml"),
      resources.map((resource) => `- ${resource}\n`).join(""),
      { mode: 0o444 },
    );
    return directory;
  }

  const assets = (controller: string, version: string) =>
    ["crds", "deployment"].map(
      (kind) => `https://github.com/fluxcd/${controller}/releases/download/${version}/${controller}.${kind}.yaml`,
    );

  it("reads local files where the original reads the controller's release", async () => {
    const to = path.join(temporary.path, "copy");
    const copied = await copyControllerBase(
      base("some-controller", [...assets("some-controller", "v1.2.3"), "account.yaml"]),
      to,
    );
    assert.deepEqual(copied, { name: "some-controller", module: "github.com/fluxcd/some-controller@v1.2.3" });
    assert.equal(
      fs.readFileSync(path.join(to, "kustomization.yaml"), "utf8"),
      "- some-controller.crds.yaml\n- some-controller.deployment.yaml\n- account.yaml\n",
    );
  });

  it("names the module with its major version from v2 on", async () => {
    const { module } = await copyControllerBase(
      base("watcher", assets("watcher", "v2.0.1")),
      path.join(temporary.path, "copy"),
    );
    assert.equal(module, "github.com/fluxcd/watcher/v2@v2.0.1");
  });

  it("refuses a kustomization that names no release", async () => {
    await assert.rejects(
      copyControllerBase(base("local", ["a.yaml"]), path.join(temporary.path, "copy")),
      /names no release of local/,
    );
  });
});
