import * as fs from "node:fs";
import * as path from "node:path";

import { parse, stringify } from "yaml";

import type { Bundle } from "../../components/manifests/bundle";
import { splitDocuments } from "../../components/manifests/yaml/documents";
import { referenceBundle } from "./manifests/reference-bundle";

/** A definition as plain data; these tests change whatever they want to. */
type Data = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/**
 * A release that this package does not know, made from v2.9.4: Alert and Provider are v1, and v1beta3 is deprecated; `proxy`,
 * `interval` and `summary` are gone; there is one more type of Provider and one more source of charts; a rule stands at the
 * root of a definition.
 *
 * @param withBeta false for a release in which v1beta3 is gone
 */
export function newerRelease({ version = "v2.10.0", withBeta = true } = {}): Bundle {
  const release = edited({ ...referenceBundle("v2.9.4"), version }, "notification-controller.yaml", {
    Alert: (crd) => promote(crd, withBeta, ["summary"]),
    Provider: (crd) => {
      promote(crd, withBeta, ["proxy", "interval"]);
      const [v1] = crd["spec"].versions;
      const { spec } = v1.schema.openAPIV3Schema.properties;
      spec.properties.type.enum.push("mattermost");
      v1.schema.openAPIV3Schema["x-kubernetes-validations"] = [
        {
          rule: "self.spec.type != 'mattermost' || has(self.spec.channel)",
          message: "spec.channel is required for the type mattermost",
        },
        { rule: "self.metadata.name.size() <= 40", message: "the name must have at most 40 characters" },
      ];
    },
  });
  return edited(release, "helm-controller.yaml", {
    HelmRelease: (crd) => {
      const root = crd["spec"].versions[0].schema.openAPIV3Schema;
      root["x-kubernetes-validations"] = [
        { rule: "has(self.status) && self.status.observedGeneration >= -1", message: "must have a status" },
      ];
      const { spec } = root.properties;
      spec.properties.chart.properties.spec.properties.sourceRef.properties.kind.enum.push("OCIRepository");
    },
  });
}

/** Makes `v1` of the one version that there is, without some fields. */
function promote(crd: Data, withBeta: boolean, dropped: readonly string[]): void {
  const [beta] = crd["spec"].versions;
  const v1 = structuredClone(beta);
  v1.name = "v1";
  const { spec } = v1.schema.openAPIV3Schema.properties;
  spec.properties = Object.fromEntries(Object.entries(spec.properties).filter(([name]) => !dropped.includes(name)));
  crd["spec"].versions = withBeta ? [v1, { ...beta, deprecated: true, storage: false }] : [v1];
}

/** Writes the files of a release to a new directory, and returns that. */
export function writeRelease({ version, files }: Bundle, parent: string): string {
  const directory = path.join(parent, version);
  fs.mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(directory, name), text);
  return directory;
}

/** Changes the definitions of some kinds in a file of a release. */
export function edited(bundle: Bundle, file: string, edits: Readonly<Record<string, (crd: Data) => void>>): Bundle {
  const documents = splitDocuments(bundle.files[file] ?? "").map((text) => {
    const object = parse(text) as Data;
    const edit = object["kind"] === "CustomResourceDefinition" ? edits[object["spec"].names.kind] : undefined;
    if (edit === undefined) return text;
    edit(object);
    return stringify(object, { indentSeq: false, lineWidth: 0, aliasDuplicateObjects: false });
  });
  return { ...bundle, files: { ...bundle.files, [file]: documents.join("---\n") } };
}
