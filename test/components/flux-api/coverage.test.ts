import * as assert from "node:assert/strict";
import { knownReleases } from "../../../components/release/digests";
import { crdFields, type CrdField } from "./crd-fields";
import { differences } from "./differences";
import type { Fields } from "./fields";
import { typedFieldsReader, type TypedField } from "./typed-fields";

const TYPES = {
  "GitRepository (source.toolkit.fluxcd.io/v1)": "GitRepositorySpecArgs",
  "OCIRepository (source.toolkit.fluxcd.io/v1)": "OCIRepositorySpecArgs",
  "Bucket (source.toolkit.fluxcd.io/v1)": "BucketSpecArgs",
  "HelmRepository (source.toolkit.fluxcd.io/v1)": "HelmRepositorySpecArgs",
  "HelmRelease (helm.toolkit.fluxcd.io/v2)": "HelmReleaseSpecArgs",
  "Kustomization (kustomize.toolkit.fluxcd.io/v1)": "KustomizationSpecArgs",
  "Provider (notification.toolkit.fluxcd.io/v1beta3)": "ProviderSpecArgs",
  "Alert (notification.toolkit.fluxcd.io/v1beta3)": "AlertSpecArgs",
  "Receiver (notification.toolkit.fluxcd.io/v1)": "ReceiverSpecArgs",
} as const;

describe("the types of Flux's APIs", function () {
  this.timeout(60_000);
  const oldestFirst = Object.keys(knownReleases).sort(new Intl.Collator("en", { numeric: true }).compare);
  let crds: ReadonlyMap<string, ReadonlyMap<string, Fields<CrdField>>>;
  let typedFields: (interfaceName: string) => Fields<TypedField>;

  before(() => {
    crds = new Map(oldestFirst.map((release) => [release, crdFields(release)]));
    typedFields = typedFieldsReader();
  });

  const ofKind = (kind: string) =>
    new Map([...crds].map(([release, kinds]) => [release, kinds.get(kind) ?? new Map<string, CrdField>()]));

  for (const [kind, type] of Object.entries(TYPES)) {
    it(`have all that a ${kind} offers, and nothing else`, () => {
      for (const [release, fields] of ofKind(kind)) assert.ok(fields.size > 0, `${release} stores no ${kind}`);
      assert.deepEqual(differences(typedFields(type), ofKind(kind)), []);
    });
  }

  const git = "GitRepository (source.toolkit.fluxcd.io/v1)";
  type Mistake = readonly [what: string, path: string, change: Partial<TypedField> | undefined, expected: string];
  const mistakes: readonly Mistake[] = [
    ["lacks", ".verify.mode", undefined, ".verify.mode: v2.8.8, v2.9.4 has it, the type does not"],
    ["invents", ".verify.kind", { shape: "string" }, ".verify.kind: the type has it, no release does"],
    ["does not demand", ".url", { required: false }, ".url: must be required"],
    ["demands", ".interval", { required: true }, ".interval: must be optional"],
    ["has another shape for", ".suspend", { shape: "string" }, ".suspend: the type has a string, v2.8.8 a boolean"],
    [
      "lacks a value of",
      ".provider",
      { values: ["aws", "azure", "generic"] },
      '.provider: the type does not allow "github"',
    ],
    ["invents a value of", ".ref.tag", { values: ["v1"] }, '.ref.tag: no release allows "v1"'],
    [
      "hides the default of",
      ".timeout",
      { documentation: "How long." },
      '.timeout: its TSDoc must say "@defaultValue `60s`"',
    ],
  ];
  for (const [what, path, change, expected] of mistakes) {
    it(`are refused when one ${what} ${path}`, () => {
      const fields = new Map(typedFields(TYPES[git]));
      const field = fields.get(path) ?? { shape: "", required: false, documentation: "" };
      if (change === undefined) fields.delete(path);
      else fields.set(path, { ...field, ...change });
      assert.equal(differences(fields, ofKind(git))[0], expected);
    });
  }

  it("are refused when one does not say that a field is new", () => {
    const kind = "Kustomization (kustomize.toolkit.fluxcd.io/v1)";
    const fields = new Map(typedFields(TYPES[kind]));
    fields.set(".buildMetadata", { shape: "list", required: false, documentation: "Annotations." });
    assert.deepEqual(differences(fields, ofKind(kind)), ['.buildMetadata: its TSDoc must say "from Flux v2.9 on"']);
  });
});
