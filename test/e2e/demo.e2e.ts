import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { ROOT } from "./world";

/** The steps of the tour. Each of them throws when what it promises does not become true. */
const STEPS = [
  "Prepare the toolchain",
  "Start a cluster and a Git host",
  "pulumi preview --diff",
  "pulumi up",
  "Push a ConfigMap to clusters/prod/ and wait until Flux has applied it",
  "Change sync.interval to 5m: pulumi preview --diff",
  "pulumi up: one commit, which Flux applies",
  "pulumi destroy",
];

describe("npm run demo", () => {
  it("makes everything true that it shows, in a lab of its own, from TypeScript and with the provider's pauses", async () => {
    const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "demo"], { cwd: ROOT });
    const [tour = "", summary = ""] = stdout.split("Everything became true:\n");
    assert.deepEqual(
      summary
        .trimEnd()
        .split("\n")
        .map((line) => line.replace(/^ *[\d.]+ s {2}/, "")),
      STEPS,
    );
    assert.match(tour, /\n +create Kustomization flux-system\n|\n +create FluxBootstrap flux\n/);
    assert.match(tour, /Kustomization\/flux-system Ready=True: Applied revision: main@sha1:/);
    assert.match(tour, /\n +- +interval: 10m0s\n +\+ +interval: 5m0s\n/);
  });
});
