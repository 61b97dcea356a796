import { COMPLETE_IN, MADE_BY } from "../../kube/annotations";
import { qualifiedName } from "../../manifests/kubernetes-object";
import { areOfOneStack, describeComponent, madeByTool, parseUrn, shellQuoted } from "./makers";
import { LEFT_CRDS, PULUMI, type ManagedObject } from "./other-manager";

/** The Flux that is installed in a cluster; only what shows whose it is. */
export interface InstalledFlux {
  /** The namespace of Flux, when it is being deleted. */
  readonly namespaceBeingDeleted: string | undefined;
  /** The Kustomization that is to follow the source, when it exists. */
  readonly root: ManagedObject | undefined;
  /** The URN of the FluxBootstrap that has made the Kustomization. */
  readonly madeBy: string | undefined;
  /** Its mark of completion. */
  readonly completeIn: string | undefined;
  readonly deployments: readonly ManagedObject[];
  /** The FluxInstances of the Flux Operator, as `namespace/name`. */
  readonly fluxInstances: readonly string[];
}

/**
 * Returns the reason for which nothing can be created in the namespace of Flux: it is being deleted.
 *
 * @returns undefined when it is not, or does not exist
 */
export function deletedNamespace({ namespaceBeingDeleted: namespace }: InstalledFlux): string | undefined {
  if (namespace === undefined) return undefined;
  return (
    `The namespace ${namespace} is being deleted, and nothing can be created in it. Run it again when the namespace is gone. If it stays, ` +
    "objects in it wait for their finalizers: run `npx flux-bootstrap clear-finalizers`, and see `kubectl describe namespace`."
  );
}

/**
 * Returns the reason for which a program must not install Flux in a cluster: somebody else has.
 *
 * @param component the URN of the FluxBootstrap that is to install it
 * @returns undefined when there is no Flux
 */
export function alreadyInstalled(found: InstalledFlux, component: string): string | undefined {
  const { root, deployments, fluxInstances } = found;
  if (root === undefined && deployments.length === 0 && fluxInstances.length === 0) return undefined;
  const what = [
    ...(root === undefined ? [] : [`the Kustomization ${qualifiedName(root)}`]),
    ...deployments.map((deployment) => `the Deployment ${qualifiedName(deployment)}`),
  ];
  return [
    `Flux is installed in this cluster already, and not by this program: ${makerOf(found, component)}.`,
    ...(what.length === 0 ? [] : [`Found: ${what.join(", ")}.`]),
    remedyOf(found, component),
  ].join(" ");
}

/**
 * Returns the reason for which a program must not replace the objects of its own Flux: the Kubernetes provider considers
 * another address of the API server another cluster.
 *
 * @param completionMark the mark of a cluster whose Flux the state has
 * @returns undefined when the state does not have this Flux
 * @see https://www.pulumi.com/registry/packages/kubernetes/api-docs/provider/
 */
export function replacedByItself({ completeIn }: InstalledFlux, completionMark: string): string | undefined {
  if (completeIn === undefined || stateOf(completeIn) !== stateOf(completionMark)) return undefined;
  return (
    "This is the cluster that the state has, and Pulumi would replace every object of Flux in it, its CustomResourceDefinitions and so " +
    "everything that Flux manages among them, because the Kubernetes provider is another one than before: another address of the API server, for example. " +
    "Go back to the provider as it was, set its `clusterIdentifier` (or `kubernetes:clusterIdentifier` in the stack's configuration) to a name that " +
    "stays, run `pulumi up`, and then change the rest."
  );
}

/**
 * Returns the reason for which a program must not change a cluster: its Flux is not the one that the state has. The kubeconfig
 * of another cluster is enough, because the Kubernetes provider takes it for the same one.
 *
 * @param sync the name of the Kustomization that follows the source; without its mark, a killed run of this program may have made it
 * @param state the URN of the component, and the mark of the cluster whose Flux the state has
 * @returns undefined when it may be
 */
export function fluxOfAnotherState(
  { madeBy, completeIn }: Pick<InstalledFlux, "madeBy" | "completeIn">,
  sync: { readonly namespace: string; readonly name: string },
  { component, completionMark }: { readonly component: string; readonly completionMark: string },
): string | undefined {
  const isPossible = completeIn === undefined ? madeBy !== undefined : stateOf(completeIn) === stateOf(completionMark);
  if (isPossible) return undefined;
  const maker = madeBy === undefined ? "" : `: ${describeComponent(madeBy)} has made it`;
  return (
    `The Kustomization ${qualifiedName(sync)} of this cluster is not the one that the state has${maker}. Use the kubeconfig of the ` +
    "cluster that the state is for. If this is that cluster, and people have made the Kustomization anew, run " +
    `\`kubectl annotate --overwrite -n ${sync.namespace} kustomizations.kustomize.toolkit.fluxcd.io ${sync.name} ${COMPLETE_IN}- ${shellQuoted(`${MADE_BY}=${component}`)}\`.`
  );
}

/** Returns the part of a mark that is the same for everything that one state has declared. */
function stateOf(completionMark: string): string | undefined {
  return completionMark.split("-")[0];
}

/**
 * Returns the reason for which a program must not adopt a Flux, although it is told to adopt one.
 *
 * @returns undefined when it may
 */
export function notAdoptable(found: InstalledFlux, component: string): string | undefined {
  const isFree =
    found.fluxInstances.length === 0 && managerOf(found) === undefined && renamedFrom(found, component) === undefined;
  return isFree ? undefined : alreadyInstalled(found, component);
}

function makerOf(found: InstalledFlux, component: string): string {
  const { root, madeBy, deployments, fluxInstances } = found;
  if (fluxInstances.length > 0) return `the Flux Operator manages it, with FluxInstance ${fluxInstances.join(", ")}`;
  const manager = managerOf(found);
  if (manager !== undefined) return `it is managed by ${manager}, as the label app.kubernetes.io/managed-by says`;
  if (madeBy !== undefined) {
    if (madeBy === component) return "this component has made it, but the state does not know it";
    return `${describeComponent(madeBy)} has made it`;
  }
  const managers = [root, ...deployments].flatMap((object) => object?.fieldManagers ?? []);
  return madeByTool(managers);
}

function remedyOf(found: InstalledFlux, component: string): string {
  if (found.fluxInstances.length > 0)
    return (
      "Continue to use the operator; or annotate the FluxInstance with fluxcd.controlplane.io/reconcile=disabled, delete it and the " +
      "operator, which leaves Flux running, and set `adopt: true`."
    );
  if (managerOf(found) !== undefined) return `Continue to use that tool; or uninstall its Flux but ${LEFT_CRDS}.`;
  const former = renamedFrom(found, component);
  if (former !== undefined)
    return (
      `If the component was renamed, add \`aliases: [{ name: ${JSON.stringify(former)} }]\` to its options, so that Pulumi keeps its ` +
      "resources; otherwise two components would run one cluster."
    );
  const adopt = "Set `adopt: true` to take it over as it runs";
  return found.madeBy === undefined || found.madeBy === component
    ? `${adopt}, or uninstall it first.`
    : `${adopt}, once that stack has forgotten it (\`pulumi state delete\`), or choose another cluster.`;
}

/** Returns the tool that goes on managing the controllers, such as `Helm`. */
function managerOf({ deployments }: InstalledFlux): string | undefined {
  return deployments.find(({ managedBy }) => managedBy !== undefined && managedBy !== PULUMI)?.managedBy;
}

/** Returns the name of the component that has made the Flux, when it is in the same stack and has another name. */
function renamedFrom({ madeBy }: InstalledFlux, component: string): string | undefined {
  if (madeBy === undefined || madeBy === component) return undefined;
  return areOfOneStack(madeBy, component) ? parseUrn(madeBy).name : undefined;
}
