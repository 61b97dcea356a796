import assert from "node:assert/strict";

import type { FluxBootstrapArgs } from "../../../components";
import { composeManifests } from "../../../components/bootstrap/compose-manifests";
import { resolve } from "../../../components/bootstrap/resolve";
import { declaredNames } from "../../../components/bootstrap/state-identity";

const MINIMAL: FluxBootstrapArgs = { github: { owner: "acme", repository: "fleet" }, path: "clusters/prod" };

function namesOf(args: Partial<FluxBootstrapArgs> = {}): readonly string[] {
  const options = resolve({ ...MINIMAL, ...args });
  return declaredNames(options, composeManifests(options).objects);
}

describe("declaredNames", () => {
  it("stays the same when the values of objects change", () => {
    assert.deepEqual(namesOf({ logLevel: "debug", sync: { interval: "5m" } }), namesOf());
  });

  const rows: readonly (readonly [string, Partial<FluxBootstrapArgs>])[] = [
    ["controllers", { componentsExtra: ["image-reflector-controller"] }],
    ["network policies", { networkPolicy: false }],
    ["a chat", { notifications: { chat: { type: "slack", address: "https://hooks.example.com/x" } } }],
    [
      "another token of the receiver",
      { notifications: { receiver: { url: "https://flux.example.com", rotation: "b" } } },
    ],
    ["another name of the sync", { sync: { name: "fleet" }, credentials: { existingSecret: { name: "flux-system" } } }],
    ["another Secret", { credentials: { deployKey: { rotation: "b" } } }],
    ["a pull secret", { imagePullSecret: "pull", registryCredentials: { username: "a", password: "b" } }],
  ];
  for (const [what, args] of rows) {
    it(`changes with ${what}`, () => {
      assert.notDeepEqual(namesOf(args), namesOf());
    });
  }
});
