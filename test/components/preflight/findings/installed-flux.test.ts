import assert from "node:assert/strict";

import {
  alreadyInstalled,
  notAdoptable,
  type InstalledFlux,
} from "../../../../components/preflight/findings/installed-flux";

const COMPONENT = "urn:pulumi:dev::fleet::flux-bootstrap:index:FluxBootstrap::flux";
const NONE: InstalledFlux = {
  namespaceBeingDeleted: undefined,
  root: undefined,
  madeBy: undefined,
  completeIn: undefined,
  deployments: [],
  fluxInstances: [],
};

function madeWith(...fieldManagers: string[]): InstalledFlux {
  return { ...NONE, root: { kind: "Kustomization", namespace: "flux-system", name: "flux-system", fieldManagers } };
}

function madeBy(madeByUrn: string): InstalledFlux {
  return { ...madeWith("kustomize-controller"), madeBy: madeByUrn };
}

describe("alreadyInstalled", () => {
  it("accepts an empty cluster", () => {
    assert.equal(alreadyInstalled(NONE, COMPONENT), undefined);
  });

  const makers: readonly (readonly [string, RegExp])[] = [
    ["flux", /the flux CLI, or the Terraform provider of Flux has made it/],
    ["pulumi-kubernetes-1a2b", /a Pulumi program has made it/],
    ["helm", /Helm has made it/],
    ["kubectl-client-side-apply", /kubectl has made it/],
    ["something", /it is not known who has made it/],
  ];
  for (const [manager, maker] of makers) {
    it(`says what ${manager} means`, () => {
      const refusal = String(alreadyInstalled(madeWith("kustomize-controller", manager), COMPONENT));
      assert.match(refusal, maker);
      assert.match(refusal, /Found: the Kustomization flux-system\/flux-system\. Set `adopt: true`/);
    });
  }

  it("finds controllers without a Kustomization", () => {
    const deployment = { kind: "Deployment", namespace: "gitops", name: "source-controller", fieldManagers: ["flux"] };
    assert.match(
      String(alreadyInstalled({ ...NONE, deployments: [deployment] }, COMPONENT)),
      /Found: the Deployment gitops\/source-controller/,
    );
  });

  it("leaves the Flux Operator what it manages", () => {
    assert.match(
      String(alreadyInstalled({ ...NONE, fluxInstances: ["flux-system/flux"] }, COMPONENT)),
      /the Flux Operator manages it, with FluxInstance flux-system\/flux\..* delete it and the operator/,
    );
  });

  it("leaves Helm what it manages", () => {
    const deployment = {
      kind: "Deployment",
      namespace: "flux-system",
      name: "source-controller",
      managedBy: "Helm",
      fieldManagers: ["helm"],
    };
    const found = { ...NONE, deployments: [deployment] };
    assert.match(
      String(alreadyInstalled(found, COMPONENT)),
      /it is managed by Helm, as the label .*uninstall its Flux but keep its CRDs, and set `adopt: true`/,
    );
    assert.notEqual(notAdoptable(found, COMPONENT), undefined);
  });

  it("tells the alias of a renamed component", () => {
    assert.match(
      String(alreadyInstalled(madeBy(COMPONENT.replace(/flux$/, "old")), COMPONENT)),
      /the FluxBootstrap "old" .*add `aliases: \[\{ name: "old" \}\]` to its options/,
    );
  });

  it("recognises what this component has made in a state that was lost", () => {
    assert.match(String(alreadyInstalled(madeBy(COMPONENT), COMPONENT)), /but the state does not know it/);
  });

  it("names the other stack", () => {
    assert.match(
      String(alreadyInstalled(madeBy(COMPONENT.replace("dev", "prod")), COMPONENT)),
      /of the project fleet and the stack prod has made it\..*once that stack has forgotten it/,
    );
  });
});

describe("notAdoptable", () => {
  it("lets everything be adopted but what the operator manages and what a renamed component has", () => {
    assert.equal(notAdoptable(NONE, COMPONENT), undefined);
    assert.equal(notAdoptable(madeWith("flux"), COMPONENT), undefined);
    assert.equal(notAdoptable(madeBy(COMPONENT), COMPONENT), undefined);
    assert.match(String(notAdoptable({ ...NONE, fluxInstances: ["a/b"] }, COMPONENT)), /Flux Operator/);
    assert.match(String(notAdoptable(madeBy(COMPONENT.replace(/flux$/, "old")), COMPONENT)), /aliases/);
  });
});
