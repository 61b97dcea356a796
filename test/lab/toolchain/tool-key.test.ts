import assert from "node:assert/strict";
import { join } from "node:path";
import { toolKey } from "../../../lab/toolchain/tool-key";
import { TOOLS } from "../../../lab/toolchain/tools";
import { fakeGo, writeFile, type FakeGo } from "./fake-go";

const LINUX = { version: "go1.26.8", os: "linux", architecture: "amd64" };

describe("toolKey", () => {
  let go: FakeGo;
  beforeEach(() => (go = fakeGo()));
  afterEach(() => go.remove());

  const key = (tool: keyof typeof TOOLS, environment = LINUX): string =>
    toolKey(TOOLS[tool], join(go.modules, TOOLS[tool].module), environment);

  it("is the same for the same sources", () => {
    assert.match(key("etcd"), /^[0-9a-f]{16}$/);
    assert.equal(key("etcd"), key("etcd"));
  });

  it("differs between the tools of one module", () => {
    assert.notEqual(key("etcd"), key("kwok"));
  });

  it("changes with a pinned checksum", () => {
    const before = key("etcd");
    writeFile(join(go.modules, "shared", "go.sum"), "example.com/x v1.0.0 h1:=\n");
    assert.notEqual(key("etcd"), before);
  });

  it("changes with a tool's own source, at whatever depth, and only that tool's", () => {
    const before = [key("pulumi-resource-kubernetes"), key("etcd")];
    writeFile(join(go.modules, "pulumi-resource-kubernetes", "sdk", "more.go"), "package main\n");
    assert.notEqual(key("pulumi-resource-kubernetes"), before[0]);
    assert.equal(key("etcd"), before[1]);
  });

  it("changes with the compiler and with the machine", () => {
    const keys = [
      LINUX,
      { ...LINUX, version: "go1.27.0" },
      { ...LINUX, os: "darwin" },
      { ...LINUX, architecture: "arm64" },
    ];
    assert.equal(new Set(keys.map((environment) => key("etcd", environment))).size, keys.length);
  });
});
