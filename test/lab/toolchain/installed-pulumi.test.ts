import assert from "node:assert/strict";
import { join } from "node:path";
import { installedPulumi } from "../../../lab/toolchain/installed-pulumi";
import { fakeGo, writeExecutable, type FakeGo } from "./fake-go";

describe("installedPulumi", () => {
  let machine: FakeGo;
  beforeEach(() => (machine = fakeGo()));
  afterEach(() => machine.remove());

  const install = (program: string, version: string, directory = machine.bin): void =>
    writeExecutable(join(directory, program), `#!/bin/sh\necho ${version}\n`);
  const found = async (environment: NodeJS.ProcessEnv = {}): Promise<string[]> => [
    ...(await installedPulumi({ ...machine.environment, ...environment })).keys(),
  ];

  it("finds nothing where nothing is", async () => {
    assert.deepEqual(await found(), []);
  });

  it("takes a CLI with its language host beside it", async () => {
    install("pulumi", "v3.208.0");
    install("pulumi-language-nodejs", "");
    assert.deepEqual(await found(), ["pulumi", "pulumi-language-nodejs"]);
  });

  it("takes a language host that is elsewhere on PATH", async () => {
    install("pulumi", "v4.0.0");
    install("pulumi-language-nodejs", "", join(machine.root, "empty"));
    assert.deepEqual(await found(), ["pulumi", "pulumi-language-nodejs"]);
  });

  it("leaves a CLI that has no language host", async () => {
    install("pulumi", "v3.300.0");
    assert.deepEqual(await found(), []);
  });

  for (const version of ["v3.207.9", "v2.300.0", "nonsense"]) {
    it(`leaves a CLI that says ${version}`, async () => {
      install("pulumi", version);
      install("pulumi-language-nodejs", "");
      assert.deepEqual(await found(), []);
    });
  }

  it("takes a plugin of the SDK's version and no other", async () => {
    install("pulumi-resource-kubernetes", "", join(machine.root, ".pulumi/plugins/resource-kubernetes-v4.25.0"));
    install("pulumi-resource-github", "", join(machine.root, ".pulumi/plugins/resource-github-v6.14.0"));
    assert.deepEqual(await found(), ["pulumi-resource-kubernetes"]);
  });

  it("takes nothing when told to build", async () => {
    install("pulumi", "v3.300.0");
    install("pulumi-language-nodejs", "");
    assert.deepEqual(await found({ FLUX_BOOTSTRAP_TOOLCHAIN: "build" }), []);
  });
});
