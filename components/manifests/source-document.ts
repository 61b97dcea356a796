import { objectFlaw } from "./kubernetes-object";
import { naming } from "./with-context";
import { applyEdits, type Edit } from "./yaml/edit";
import { readYaml } from "./yaml/read-yaml";
import { splitDocuments } from "./yaml/documents";
import { topLevelKey } from "./yaml/documents";
import { nodeAt, valueOf, type YamlMap } from "./yaml/yaml-node";

/** One object of a release's file: its text, and where in that text its fields are. */
export interface SourceDocument {
  /** The origin of the document, for errors, e.g. `"source-controller.yaml, document 9 (Deployment source-controller)"`. */
  readonly origin: string;
  readonly kind: string;
  readonly name: string;
  /** The text that `root` gives positions in. */
  readonly text: string;
  /** The text that follows, which nothing edits: the schemas of a CustomResourceDefinition. */
  readonly rest: string;
  readonly root: YamlMap;
}

/**
 * The documents of one file of a release.
 *
 * Nine tenths of a release are the schemas of CustomResourceDefinitions, where nothing is edited: they are not read here.
 *
 * @throws when a document is not a Kubernetes object in plain YAML.
 */
export function sourceDocuments(file: string, stream: string): SourceDocument[] {
  return splitDocuments(stream).map((text, index) => sourceDocument(`${file}, document ${index + 1}`, text));
}

/** The text of a document with all edits made. */
export function edited({ text, rest }: SourceDocument, edits: readonly Edit[]): string {
  return applyEdits(text, edits) + rest;
}

function sourceDocument(where: string, whole: string): SourceDocument {
  const { text, root } = editablePart(where, whole);
  const flaw = objectFlaw(valueOf(root));
  if (flaw !== undefined) throw new Error(`${where}: ${flaw}`);
  const [kind, name] = [textAt(root, "kind"), textAt(root, "metadata", "name")];
  return { origin: `${where} (${kind} ${name})`, kind, name, text, rest: whole.slice(text.length), root };
}

function editablePart(where: string, whole: string): { readonly text: string; readonly root: YamlMap } {
  // Such a line saves reading the whole; the fields that were read decide on the object's kind.
  const end = whole.includes(`kind: ${SCHEMA_KIND}\n`) ? naming(where, () => topLevelKey(whole, "spec")) : undefined;
  if (end !== undefined) {
    const text = whole.slice(0, end);
    const root = rootOf(where, text);
    if (textAt(root, "kind") === SCHEMA_KIND) return { text, root };
  }
  return { text: whole, root: rootOf(where, whole) };
}

const SCHEMA_KIND = "CustomResourceDefinition";

function rootOf(where: string, text: string): YamlMap {
  const root = naming(where, () => readYaml(text));
  if (root.type === "map") return root;
  throw new Error(`${where}: expected a Kubernetes object`);
}

function textAt(root: YamlMap, ...path: readonly string[]): string {
  const node = nodeAt(root, ...path);
  return node?.type === "scalar" ? String(node.value) : "";
}
