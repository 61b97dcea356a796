import assert from "node:assert/strict";

import { foreignObject, type ExistingObject } from "../../../../components/preflight/findings/foreign-object";

const OWN = "urn:pulumi:dev::fleet::flux-bootstrap:index:HelmRelease::web";
const MADE_BY = "flux-bootstrap/made-by";

describe("foreignObject", () => {
  const refusal = (metadata: Partial<ExistingObject["metadata"]>, urn = OWN) =>
    foreignObject(
      {
        kind: "HelmRelease",
        resource: "helmreleases.helm.toolkit.fluxcd.io",
        metadata: { name: "web", namespace: "apps", ...metadata },
      },
      { urn },
    );

  const makers: readonly (readonly [string, Partial<ExistingObject["metadata"]>, RegExp])[] = [
    ["nobody who is known", {}, /it is not known who has made it\. Set `metadata\.name`/],
    ["a tool", { managedFields: [{ manager: "kubectl-create" }] }, /kubectl has made it\. Set `metadata\.name`/],
    [
      "Flux",
      {
        labels: { "kustomize.toolkit.fluxcd.io/name": "root", "kustomize.toolkit.fluxcd.io/namespace": "flux-system" },
        managedFields: [{ manager: "kustomize-controller" }],
      },
      /by the Kustomization flux-system\/root\. Set .* take it out of the source first, .*prune: disabled/,
    ],
    [
      "a component of the stack that may have been renamed",
      { annotations: { [MADE_BY]: OWN.replace(/web$/, "old") } },
      /the HelmRelease "old" of the project fleet and the stack dev has made it\. If the component was renamed, add `aliases: \["urn:pulumi:dev::fleet::flux-bootstrap:index:HelmRelease::old"\]` to its options\. Set/,
    ],
    [
      "a component of another class",
      { annotations: { [MADE_BY]: OWN.replace("HelmRelease", "GitRepository") } },
      /the GitRepository "web" of the project fleet and the stack dev has made it\. Set `metadata\.name` to another name/,
    ],
    [
      "another stack",
      { annotations: { [MADE_BY]: OWN.replace("dev", "prod") } },
      /and the stack prod has made it\. Set .* let the other one forget it first, by `pulumi state delete`/,
    ],
  ];
  for (const [maker, metadata, expected] of makers) {
    it(`names ${maker} as the maker, and says what to do`, () => {
      assert.match(refusal(metadata), expected);
      assert.match(
        refusal(metadata),
        /^The HelmRelease apps\/web exists already, and this component has not made it: /,
      );
    });
  }

  it("writes a command that a shell takes as it is, also for a component within another one", () => {
    const urn = "urn:pulumi:dev::fleet::acme:index:Team$flux-bootstrap:index:HelmRelease::web's";
    assert.ok(refusal({}, urn).includes(` web 'flux-bootstrap/made-by=${urn.replace("'", String.raw`'\''`)}'\``));
  });
});
