import assert from "node:assert/strict";

import { omittedFlux } from "../../../../components/preflight/findings/cluster-kustomization";

const FILE = "clusters/prod/kustomization.yaml";

function resources(...entries: readonly string[]): string {
  return `resources:\n${entries.map((entry) => `  - ${entry}\n`).join("")}`;
}

describe("omittedFlux", () => {
  const omitting: readonly (readonly [string, string])[] = [
    ["files of others", resources("apps.yaml", "./infra.yml")],
    ["a remote base", resources("https://github.com/acme/bases//apps?ref=v1")],
    ["a remote base in kustomize's own form", resources("github.com/acme/bases/flux-system?ref=v1")],
    ["nothing", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n"],
    ["generators only", "configMapGenerator:\n  - name: a\n"],
    ["a file in another directory of that name", resources("../flux-system.yaml")],
  ];
  for (const [what, text] of omitting)
    it(`finds one that lists ${what}`, () => {
      assert.equal(
        omittedFlux(text, FILE, "flux-system"),
        `${FILE}: must list flux-system, so that Flux manages itself; Flux applies only what this file lists. Add to it in Git:\n` +
          "resources:\n  - flux-system",
      );
    });

  const leading: readonly (readonly [string, string])[] = [
    ["the directory", resources("apps.yaml", "flux-system")],
    ["the directory with a slash", resources("./flux-system/")],
    ["its files", resources("flux-system/gotk-components.yaml", "flux-system/gotk-sync.yaml")],
    ["the directory from the root", resources("../../clusters/prod/flux-system")],
    ["another directory, which may list it", resources("../../common")],
    ["a component, which may list it", "components:\n  - ../../components/flux\n"],
    ["it as a base", "bases:\n  - flux-system\n"],
  ];
  for (const [what, text] of leading)
    it(`takes one that lists ${what}`, () => assert.equal(omittedFlux(text, FILE, "flux-system"), undefined));

  it("judges neither what it cannot read nor what is not kustomize's", () => {
    for (const text of [
      "resources: [",
      "- a\n",
      "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec: {}\n",
    ])
      assert.equal(omittedFlux(text, FILE, "flux-system"), undefined, text);
  });

  it("follows its own advice", () => {
    const advice = (omittedFlux(resources("apps.yaml"), FILE, "flux-system") ?? "").split("\n").slice(1).join("\n");
    assert.equal(omittedFlux(advice, FILE, "flux-system"), undefined);
  });

  it("finds the way from the root of the repository", () => {
    assert.match(
      String(omittedFlux(resources("apps.yaml"), "kustomization.yaml", "flux-system")),
      /\n {2}- flux-system$/,
    );
  });
});
