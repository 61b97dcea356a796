import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepareToolchain } from "../../../lab/toolchain/prepare-toolchain";
import { TOOL_NAMES } from "../../../lab/toolchain/tool-name";
import { fakeGo, writeExecutable, writeFile, type FakeGo } from "./fake-go";
import { recordedProgress } from "./recorded-progress";

describe("prepareToolchain", () => {
  let go: FakeGo;
  beforeEach(() => (go = fakeGo()));
  afterEach(() => go.remove());

  const builds = (): string[] => go.calls().filter((call) => call.startsWith("build "));

  it("builds every tool and answers with its path and version", async () => {
    const toolchain = await prepareToolchain(recordedProgress(), go);
    for (const tool of TOOL_NAMES) assert.ok(statSync(toolchain.path(tool)).isFile(), tool);
    assert.equal(toolchain.version("pulumi-resource-kubernetes"), "4.25.0");
    assert.equal(builds().length, TOOL_NAMES.length);
  });

  it("joins kwok's stages in one file beside it", async () => {
    const toolchain = await prepareToolchain(recordedProgress(), go);
    const stages = readFileSync(toolchain.file("kwok", "stages.yaml"), "utf8");
    assert.equal(stages.split("\n---\n").length, 5);
  });

  it("compiles a file of ours into the main package of another module", async () => {
    await prepareToolchain(recordedProgress(), go);
    const source = join(go.directory, "logs", "pulumi-language-nodejs.log.source");
    assert.deepEqual(readdirSync(source).sort(), ["error_hooks.go", "go.mod", "go.sum", "main.go"]);
    assert.equal(builds().filter((call) => call.endsWith("/pulumi-language-nodejs .")).length, 1);
  });

  it("compiles one tool after the other, with the same flags for all", async () => {
    await prepareToolchain(recordedProgress(), go);
    const flags = (call: string): string =>
      call.replace(/ -(ldflags|o|f)[= ].*$/, "").replace(/^(build|list -export) /, "");
    const compiled = go.calls().filter((call) => !/^(env|list -[mf]|mod download)/.test(call));
    assert.equal(new Set(compiled.map(flags)).size, 1);
  });

  it("says nothing and asks Go only once when everything is there", async () => {
    await prepareToolchain(recordedProgress(), go);
    const before = go.calls().length;
    const progress = recordedProgress();
    await prepareToolchain(progress, go);
    assert.deepEqual(progress.events, []);
    assert.deepEqual(go.calls().slice(before), ["env GOVERSION GOOS GOARCH"]);
  });

  it("tells which tool of how many, and how many are left", async () => {
    const progress = recordedProgress();
    await prepareToolchain(progress, go);
    const all = TOOL_NAMES.length;
    assert.equal(progress.events[0], `step: Building etcd, 1 of ${String(all)} tools, ${String(all - 1)} more to come`);
    assert.match(progress.events.at(-1) ?? "", /^done: The lab's tools are ready after \d+ s$/);
  });

  it("names the tool, the command, the last output and the log of a failed build", async () => {
    const environment = { ...go.environment, FAKE_FAIL: "sigs.k8s.io/kwok/cmd/kwok" };
    const log = join(go.directory, "logs", "kwok.log");
    await assert.rejects(prepareToolchain(recordedProgress(), { ...go, environment }), (error: Error) => {
      assert.match(error.message, /^Building kwok failed: go list -export .* sigs\.k8s\.io\/kwok\/cmd\/kwok$/m);
      assert.match(error.message, /it does not compile/);
      assert.ok(error.message.endsWith(`The whole log: ${log}`));
      return true;
    });
    assert.match(readFileSync(log, "utf8"), /first line\nit does not compile/);
  });

  it("keeps what was finished before a failure and goes on from there", async () => {
    const environment = { ...go.environment, FAKE_FAIL: "sigs.k8s.io/kwok/cmd/kwok" };
    await assert.rejects(prepareToolchain(recordedProgress(), { ...go, environment }));
    assert.equal(builds().length, 4);
    await prepareToolchain(recordedProgress(), go);
    assert.equal(builds().length, TOOL_NAMES.length);
  });

  it("never takes a half-made directory for a finished one, and removes it", async () => {
    const { path } = await prepareToolchain(recordedProgress(), go);
    const target = join(path("etcd"), "..");
    rmSync(target, { recursive: true });
    const half = join(go.directory, `.unfinished-${target.split("/").at(-1) ?? ""}-x`);
    mkdirSync(half);
    writeFileSync(join(half, "etcd"), "hal");
    await prepareToolchain(recordedProgress(), go);
    assert.equal(readFileSync(path("etcd"), "utf8"), "program\n");
    assert.equal(existsSync(half), false);
  });

  it("builds each tool once when two runs start together, and the second says that it waits", async () => {
    const [one, two] = [recordedProgress(), recordedProgress()];
    await Promise.all([prepareToolchain(one, go), prepareToolchain(two, go)]);
    assert.equal(builds().length, TOOL_NAMES.length);
    const waiting = [one, two].filter(({ events }) => events[0]?.includes("waiting for it"));
    assert.deepEqual(
      waiting.map(({ events }) => events.length),
      [2],
    );
  });

  it("builds again what a changed module concerns, and prunes the rest when asked", async () => {
    const before = await prepareToolchain(recordedProgress(), go);
    writeFile(join(go.modules, "shared", "pulumi-resource-github", "main.go"), "package main // changed\n");
    const after = await prepareToolchain(recordedProgress(), { ...go, prune: true });
    assert.equal(builds().length, TOOL_NAMES.length + 1);
    assert.notEqual(after.path("pulumi-resource-github"), before.path("pulumi-resource-github"));
    assert.equal(existsSync(before.path("pulumi-resource-github")), false);
    assert.equal(readdirSync(go.directory).filter((name) => name !== "logs").length, TOOL_NAMES.length);
  });

  it("does not build the plugins that the user has", async () => {
    const plugin = join(go.root, ".pulumi/plugins/resource-github-v6.15.0/pulumi-resource-github");
    writeExecutable(plugin, "#!/bin/sh\n");
    const toolchain = await prepareToolchain(recordedProgress(), go);
    assert.equal(toolchain.path("pulumi-resource-github"), plugin);
    assert.equal(builds().length, TOOL_NAMES.length - 1);
  });

  for (const [program, place] of [
    ["go", "https://go.dev/dl"],
    ["git", "https://git-scm.com/downloads"],
  ] as const) {
    it(`says in one line where to get ${program} when it is missing`, async () => {
      rmSync(join(go.bin, program));
      await assert.rejects(prepareToolchain(recordedProgress(), go), (error: Error) => {
        assert.match(error.message, new RegExp(`no "${program}" on PATH`));
        assert.ok(error.message.endsWith(place));
        assert.equal(error.message.includes("\n"), false);
        return true;
      });
    });
  }

  it("refuses a Go that is older than the modules want", async () => {
    const environment = { ...go.environment, FAKE_VERSION: "go1.25.3" };
    await assert.rejects(
      prepareToolchain(recordedProgress(), { ...go, environment }),
      /needs Go 1\.26\.0 or newer.* is go1\.25\.3/,
    );
  });
});
