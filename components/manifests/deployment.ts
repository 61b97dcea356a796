import type { CompositionRules } from "./composition-rules";
import { EVENTS_RECEIVER, EXTERNAL_ARTIFACT_SOURCE, type Controller } from "./controllers";
import type { InstallOptions } from "./install-options";
import { replacement } from "./merge";
import type { SourceDocument } from "./source-document";
import type { Edit } from "./yaml/edit";
import { lineAfter, lineStart } from "./yaml/edit";
import type { RenderableObject } from "./yaml/render";
import { nodeAt, type YamlList, type YamlNode, type YamlScalar } from "./yaml/yaml-node";

/**
 * The fields that the install options add to the pods of every controller.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/install/templates.go (`nodeSelectorTmpl`)
 */
export function podFields({ imagePullSecret, tolerationKeys }: InstallOptions): RenderableObject {
  return {
    nodeSelector: { "kubernetes.io/os": "linux" },
    ...(imagePullSecret ? { imagePullSecrets: [{ name: imagePullSecret }] } : {}),
    ...(tolerationKeys.length > 0 ? { tolerations: tolerationKeys.map((key) => ({ key, operator: "Exists" })) } : {}),
  };
}

/**
 * The edits that set the flags and the image of a controller's container.
 *
 * The CLI replaces flags by their position; here they are found by name, so that a release that moved one is noticed.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/install/templates.go (`kustomizationTmpl`)
 */
export function containerEdits(
  source: SourceDocument,
  controller: Controller,
  options: InstallOptions,
  rules: CompositionRules,
): Edit[] {
  const { args, image } = containerOf(source, controller.name);
  const flags = Object.entries(flagsOf(controller, options, rules));
  return [
    ...flags.flatMap(([flag, value]) => flagEdits(source, args, flag, value)),
    ...gateEdits(source, args, controller, options),
    ...imageEdits(image, controller.name, options.registry),
  ];
}

function flagsOf(controller: Controller, options: InstallOptions, rules: CompositionRules): Record<string, string> {
  const { clusterDomain, components, namespace } = options;
  const receiver = `${EVENTS_RECEIVER}.${rules.runtimeNamespace ?? namespace}.svc.${clusterDomain}.`;
  const eventsAddress = components.includes(EVENTS_RECEIVER) ? `http://${receiver}/` : "";
  return {
    ...(controller.sendsEvents ? { "--events-addr": eventsAddress } : {}),
    "--watch-all-namespaces": String(options.watchAllNamespaces),
    "--log-level": options.logLevel,
    ...(controller.servesArtifacts
      ? { "--storage-adv-addr": `${controller.name}.$(RUNTIME_NAMESPACE).svc.${clusterDomain}.` }
      : {}),
  };
}

function flagEdits({ origin }: SourceDocument, args: YamlList, flag: string, value: string): Edit[] {
  const found = args.items.filter(isText).filter((item) => item.value.split("=", 1)[0] === flag);
  const [only] = found;
  if (only && found.length === 1) return replacement(only, `${flag}=${value}`);
  throw new Error(
    `${origin}: expected the flag ${flag} once among the container's args, found it ${found.length} times`,
  );
}

function gateEdits(
  { origin, text }: SourceDocument,
  args: YamlList,
  controller: Controller,
  options: InstallOptions,
): Edit[] {
  if (!controller.readsExternalArtifacts || !options.components.includes(EXTERNAL_ARTIFACT_SOURCE)) return [];
  const last = args.items.at(-1);
  if (!last || !args.block) throw new Error(`${origin}: expected the container's args one a line`);
  const at = lineAfter(text, last.end);
  const dash = text.slice(lineStart(text, last.start), last.start);
  return [{ start: at, end: at, text: `${dash}--feature-gates=ExternalArtifact=true\n` }];
}

function imageEdits(image: Text, name: string, registry: string): Edit[] {
  // The CLI too leaves the images alone when the registry is empty.
  return registry === "" ? [] : replacement(image, `${registry}/${name}${image.value.slice(`fluxcd/${name}`.length)}`);
}

function containerOf(source: SourceDocument, name: string): { readonly args: YamlList; readonly image: Text } {
  const containers = nodeAt(source.root, "spec", "template", "spec", "containers");
  for (const container of containers?.type === "list" ? containers.items : []) {
    const [args, image] = [nodeAt(container, "args"), nodeAt(container, "image")];
    const named = image && isText(image) && image.value.split(/[:@]/, 1)[0] === `fluxcd/${name}`;
    if (named && args?.type === "list") return { args, image };
  }
  throw new Error(`${source.origin}: expected a container with args and the image fluxcd/${name}`);
}

type Text = YamlScalar & { readonly value: string };

function isText(node: YamlNode): node is Text {
  return node.type === "scalar" && typeof node.value === "string";
}
