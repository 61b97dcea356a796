import assert from "node:assert/strict";

import { Changes } from "../../../components/status/changes";
import type { FluxObject } from "../../../components/status/flux-object";
import { statusText } from "../../../components/status/text";
import { statusOf } from "../../../components/status/tree";
import { cluster, failed, ready, unseen, warning } from "./flux-objects";

const git = { sourceRef: { kind: "GitRepository", name: "fleet" }, path: "./apps" };
const revision = "main@sha1:6b675a967073e1b896f66760fa2235c82203775a";
const fleet = ready("GitRepository", "fleet", {}, { artifact: { revision } });
const NOW = Date.parse("2026-01-01T00:05:00Z");

describe("statusText", () => {
  it("is a tree of lines, each failure with its message, its last warning and its remedy", () => {
    const events = [
      warning("Kustomization", "b", "BuildFailed", "kustomize build failed: no such file", "2026-01-01T00:00:00Z"),
    ];
    const objects = [
      fleet,
      ready("Kustomization", "a", git, { inventory: { entries: [{}] } }),
      failed("Kustomization", "b", "BuildFailed", "kustomize build failed:\n no such file", {
        ...git,
        dependsOn: [{ name: "a" }],
      }),
    ];
    assert.equal(
      statusText(statusOf(cluster(objects, { events })), NOW),
      [
        "✔ GitRepository flux-system/fleet  main@sha1:6b675a96",
        "  ✔ Kustomization flux-system/a  ./apps  1 object",
        "  ✗ Kustomization flux-system/b  ./apps  after flux-system/a",
        "      BuildFailed: kustomize build failed: no such file",
        "      last warning 5 min ago, 2 times: BuildFailed: kustomize build failed: no such file",
        '      → correct the manifests in "./apps" of GitRepository flux-system/fleet and push; "kustomize build" of that directory reports the same error on your machine',
        "✗ 2 of 3 ready, 1 not ready",
        "",
      ].join("\n"),
    );
  });

  it("does not say a message twice", () => {
    const events = [
      warning("GitRepository", "fleet", "GitOperationFailed", "no\n\nmore of it", "2026-01-01T00:04:59Z"),
    ];
    const text = statusText(
      statusOf(cluster([failed("GitRepository", "fleet", "GitOperationFailed", "no")], { events })),
      NOW,
    );
    assert.match(text, /\n {4}GitOperationFailed: no\n {4}last warning 1 s ago, 2 times\n✗/);
  });

  it("tells what is suspended, missing and not looked at yet", () => {
    const text = statusText(
      statusOf(
        cluster([
          unseen("GitRepository", "fleet", { suspend: true }),
          unseen("OCIRepository", "new"),
          ready("Kustomization", "a", { sourceRef: { kind: "Bucket", name: "gone" } }),
        ]),
      ),
      NOW,
    );
    assert.match(text, /^‖ GitRepository flux-system\/fleet {2}\(suspended\)$/m);
    assert.match(text, /^… OCIRepository flux-system\/new$/m);
    assert.match(text, /^✗ Bucket flux-system\/gone {2}\(missing\)$/m);
    assert.match(text, /^✗ 1 of 4 ready, 1 not ready, 1 missing, 1 suspended$/m);
  });

  it("lets nobody write to the terminal by a message", () => {
    const text = statusText(
      statusOf(cluster([failed("GitRepository", "fleet", "Failed", "a\u001b[2Jb\u202ec\u0007")])),
      NOW,
    );
    assert.match(text, /Failed: a\[2Jbc$/m);
  });

  it("cuts a message that is very long", () => {
    const lines = statusText(
      statusOf(cluster([failed("GitRepository", "fleet", "Failed", "x".repeat(5000))])),
      NOW,
    ).split("\n");
    assert.ok(lines.every((line) => line.length < 450));
  });

  it("tells that Flux is not installed, or has nothing to do", () => {
    assert.equal(
      statusText(statusOf(cluster([], { installed: false })), NOW),
      "✗ Flux is not installed: the cluster knows none of its kinds\n",
    );
    assert.equal(statusText(statusOf(cluster([])), NOW), "✗ there are no objects of Flux here\n");
  });

  it("tells first that a controller does not run", () => {
    const deployments = [{ metadata: { name: "source-controller", namespace: "flux-system" }, status: {} }];
    const text = statusText(statusOf(cluster([fleet], { deployments })), NOW);
    assert.match(
      text,
      /^✗ source-controller in flux-system is not running\n {4}→ find out why none of its pods is ready: "kubectl describe deployment source-controller -n flux-system"/,
    );
    assert.match(text, /\n✗ 1 of 1 ready, 1 controller is not running\n$/);
  });
});

describe("Changes", () => {
  const step = (changes: Changes, ...objects: FluxObject[]) => changes.next(statusOf(cluster(objects)));
  const health = (time: string) =>
    failed("Kustomization", "a", "HealthCheckFailed", `health check failed after ${time}: no`, git);
  const again = {
    ...unseen("Kustomization", "a", git),
    status: {
      conditions: [{ type: "Ready", status: "Unknown", reason: "Progressing", message: "Reconciliation in progress" }],
    },
  };

  it("tells everything first, then what is otherwise, then nothing", () => {
    const changes = new Changes();
    assert.deepEqual(step(changes, fleet), ["✔ GitRepository flux-system/fleet  main@sha1:6b675a96", "✔ 1 of 1 ready"]);
    assert.deepEqual(step(changes, fleet), []);
    assert.deepEqual(step(changes, fleet, health("1s")), [
      "✗ Kustomization flux-system/a  ./apps  HealthCheckFailed: health check failed after 1s: no",
      "✗ 1 of 2 ready, 1 not ready",
    ]);
  });

  it("does not tell that Flux tries again, nor that it fails the same way", () => {
    const changes = new Changes();
    step(changes, fleet, health("30.1s"));
    assert.deepEqual(step(changes, fleet, again), []);
    assert.deepEqual(step(changes, fleet, health("29.987654ms")), []);
    assert.deepEqual(step(changes, fleet, ready("Kustomization", "a", git)), [
      "✔ Kustomization flux-system/a  ./apps",
      "✔ 2 of 2 ready",
    ]);
  });

  it("tells what is gone", () => {
    const changes = new Changes();
    step(changes, fleet, ready("Kustomization", "a", git));
    assert.deepEqual(step(changes, fleet), ["- Kustomization flux-system/a is gone", "✔ 1 of 1 ready"]);
  });
});
