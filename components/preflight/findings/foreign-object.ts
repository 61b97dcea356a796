import { APPLIED_BY_NAME, APPLIED_BY_NAMESPACE, COMPLETE_IN, MADE_BY } from "../../kube/annotations";
import { kindAndName } from "../../manifests/kubernetes-object";
import { areOfOneStack, describeComponent, madeByTool, parseUrn, shellQuoted } from "./makers";

/** An object that exists in a cluster; only what shows whose it is. */
export interface ExistingObject {
  readonly kind: string;
  /** The name of its kind for kubectl, such as `helmreleases.helm.toolkit.fluxcd.io`. */
  readonly resource: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly managedFields?: readonly { readonly manager: string }[];
  };
}

/** The component that declares the object. */
interface DeclaringComponent {
  readonly urn: string;
  /** The Kustomization of its FluxBootstrap, whose mark says that nothing has to be imported. */
  readonly marked?: { readonly name: string; readonly namespace: string } | undefined;
}

/** Returns the reason for which a component must not create an object: it exists, and the component has not made it. */
export function foreignObject(object: ExistingObject, { urn, marked }: DeclaringComponent): string {
  const { kind, resource, metadata } = object;
  const { name, namespace } = metadata;
  const annotate = `kubectl annotate --overwrite -n ${namespace} ${resource} ${name} ${shellQuoted(`${MADE_BY}=${urn}`)}`;
  const unmark =
    marked === undefined
      ? ""
      : ` && kubectl annotate -n ${marked.namespace} kustomizations.kustomize.toolkit.fluxcd.io ${marked.name} ${COMPLETE_IN}-`;
  const effect = kind === "Secret" ? "which then replaces it" : "which then changes it to what it declares";
  return [
    `The ${kindAndName({ kind, metadata })} exists already, and this component has not made it: ${makerOf(object)}.`,
    ...remediesOf(object, urn),
    `To hand it over to this component, ${effect}, run \`${annotate}${unmark}\`, and then \`pulumi up\`.`,
  ].join(" ");
}

/** Returns the reason for which a component must not create an object that another one of its program creates too. */
export function objectOfTwo(object: Parameters<typeof kindAndName>[0], other: string): string {
  return (
    `The ${kindAndName(object)} would belong to two components: ${describeComponent(other)} creates it too. Set \`metadata.name\` of one of ` +
    "them to another name; the Secrets of a component have its name."
  );
}

function makerOf({ metadata: { labels = {}, annotations = {}, managedFields = [] } }: ExistingObject): string {
  const madeBy = annotations[MADE_BY];
  if (madeBy !== undefined) return `${describeComponent(madeBy)} has made it`;
  const root = labels[APPLIED_BY_NAME];
  if (root !== undefined)
    return `Flux applies it from its source, by the Kustomization ${String(labels[APPLIED_BY_NAMESPACE])}/${root}`;
  return madeByTool(managedFields.map(({ manager }) => manager));
}

function remediesOf({ metadata: { labels = {}, annotations = {} } }: ExistingObject, urn: string): string[] {
  const madeBy = annotations[MADE_BY];
  const choose = "Set `metadata.name` to another name, or delete the object.";
  if (madeBy !== undefined && areOfOneStack(madeBy, urn)) {
    // A component of another class has the Secret of an object that has the same name.
    const isRenamed = parseUrn(madeBy).noun === parseUrn(urn).noun;
    const alias = `If the component was renamed, add \`aliases: [${JSON.stringify(madeBy)}]\` to its options.`;
    return [...(isRenamed ? [alias] : []), choose];
  }
  if (madeBy !== undefined)
    return [
      choose,
      "Two stacks must not have one object: let the other one forget it first, by `pulumi state delete`.",
    ];
  if (labels[APPLIED_BY_NAME] !== undefined)
    return [
      choose,
      "Two must not write one object: take it out of the source first, annotated with `kustomize.toolkit.fluxcd.io/prune: disabled`, so that Flux " +
        "does not delete it.",
    ];
  return [choose];
}
