import { bundleFile, type Bundle } from "./bundle";
import { compositionRules } from "./composition-rules";
import { controllerNamed } from "./controllers";
import { containerEdits, podFields } from "./deployment";
import { GENERATED_BY_FLUX } from "./manifest-file";
import type { InstallOptions } from "./install-options";
import { instanceLabels } from "./labels";
import type { ManifestFile } from "./manifest-file";
import { merge } from "./merge";
import { roleEdits } from "./roles";
import { isNamespaced } from "./scopes";
import { edited, sourceDocuments, type SourceDocument } from "./source-document";
import type { Edit } from "./yaml/edit";
import { render } from "./yaml/render";

export type { InstallOptions } from "./install-options";

/**
 * The file that installs Flux, byte for byte as `flux install --export` prints it.
 *
 * @see https://github.com/fluxcd/flux2/tree/v2.9.4/pkg/manifestgen/install
 * @throws when the release lacks a component that the options name, or differs from what Flux released.
 */
export function gotkComponents(bundle: Bundle, options: InstallOptions): ManifestFile {
  const { components } = options;
  const twice = components.find((name, index) => components.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`component ${JSON.stringify(twice)} is listed twice`);
  const documents = [
    namespaceDocument(bundle, options),
    ...(options.networkPolicy ? plainDocuments(bundle, options, "policies.yaml") : []),
    ...roleDocuments(bundle, options),
    ...components.flatMap((name) => controllerDocuments(bundle, options, name)),
  ];
  const header = [
    "---",
    GENERATED_BY_FLUX,
    `# Flux Version: ${bundle.version}`,
    `# Components: ${components.join(",")}`,
    "",
  ];
  return { path: "gotk-components.yaml", content: header.join("\n") + documents.join("---\n") };
}

/** Returns the release in the header of a `gotk-components.yaml`; undefined when the header names none. */
export function committedVersion(gotkComponents: string): string | undefined {
  return /^# Flux Version: (v\S+)$/m.exec(gotkComponents.slice(0, 1000))?.[1];
}

function namespaceDocument({ version }: Bundle, { namespace }: InstallOptions): string {
  const labels = {
    ...instanceLabels(namespace, version),
    "pod-security.kubernetes.io/warn": "restricted",
    "pod-security.kubernetes.io/warn-version": "latest",
  };
  return render({ apiVersion: "v1", kind: "Namespace", metadata: { labels, name: namespace } });
}

function plainDocuments(bundle: Bundle, options: InstallOptions, file: string): string[] {
  return documentsOf(bundle, file).map((source) => edited(source, commonEdits(source, bundle, options)));
}

function roleDocuments(bundle: Bundle, options: InstallOptions): string[] {
  const sources = documentsOf(bundle, "rbac.yaml");
  const roles = new Set(sources.filter(({ kind }) => kind === "ClusterRole").map(({ name }) => name));
  return sources.map((source) =>
    edited(source, [...commonEdits(source, bundle, options), ...roleEdits(source, roles, options.namespace)]),
  );
}

function controllerDocuments(bundle: Bundle, options: InstallOptions, name: string): string[] {
  const controller = controllerNamed(name);
  const rules = compositionRules(bundle.version);
  const sources = documentsOf(bundle, `${name}.yaml`);
  if (!sources.some((source) => source.kind === "Deployment" && source.name === name)) {
    throw new Error(`Flux ${bundle.version}: ${name}.yaml has no Deployment ${name}: it is truncated or not Flux's`);
  }
  return sources.map((source) => {
    const common = commonEdits(source, bundle, options);
    if (source.kind !== "Deployment") return edited(source, common);
    const labels = rules.labelsPods ? { metadata: { labels: instanceLabels(options.namespace, bundle.version) } } : {};
    const pod = merge(source, { spec: { template: { ...labels, spec: podFields(options) } } });
    return edited(source, [...common, ...pod, ...containerEdits(source, controller, options, rules)]);
  });
}

function documentsOf(bundle: Bundle, file: string): SourceDocument[] {
  return sourceDocuments(`Flux ${bundle.version}: ${file}`, bundleFile(bundle, file));
}

function commonEdits(source: SourceDocument, { version }: Bundle, { namespace }: InstallOptions): Edit[] {
  const scope = isNamespaced(source) ? { namespace } : {};
  return merge(source, { metadata: { labels: instanceLabels(namespace, version), ...scope } });
}
