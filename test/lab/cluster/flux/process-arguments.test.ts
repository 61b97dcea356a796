import assert from "node:assert/strict";
import { processArguments } from "../../../../lab/cluster/flux/process-arguments";

const local = { variables: { RUNTIME_NAMESPACE: "flux-system" }, flags: {} };

describe("processArguments", () => {
  it("keeps what the manifest asks for", () => {
    const declared = [
      "--watch-all-namespaces=false",
      "--log-level=debug",
      "--no-cross-namespace-refs",
      "--feature-gates=A=true,B=false",
    ];
    assert.deepEqual(processArguments(declared, local), declared);
  });

  it("fills in variables and leaves unknown and escaped ones", () => {
    const declared = [
      "--storage-adv-addr=source-controller.$(RUNTIME_NAMESPACE).svc",
      "--a=$(OTHER)",
      "--b=$$(RUNTIME_NAMESPACE)",
    ];
    const expected = [
      "--storage-adv-addr=source-controller.flux-system.svc",
      "--a=$(OTHER)",
      "--b=$(RUNTIME_NAMESPACE)",
    ];
    assert.deepEqual(processArguments(declared, local), expected);
  });

  it("replaces what is local, however it is written, and adds it where it is missing", () => {
    const flags = { "storage-path": "/lab/storage", "metrics-addr": "0" };
    const declared = ["--storage-path", "/data", "--metrics-addr=:8080", "--log-level=info"];
    assert.deepEqual(processArguments(declared, { ...local, flags }), [
      "--log-level=info",
      "--storage-path=/lab/storage",
      "--metrics-addr=0",
    ]);
    assert.deepEqual(processArguments([], { ...local, flags }), ["--storage-path=/lab/storage", "--metrics-addr=0"]);
  });

  it("holds no election", () => {
    const declared = ["--enable-leader-election", "--leader-election-lease-duration=60s", "--log-level=info"];
    assert.deepEqual(processArguments(declared, local), ["--log-level=info"]);
  });
});
