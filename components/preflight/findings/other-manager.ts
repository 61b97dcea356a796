import type { Finding } from "./finding";

/** An object of Flux in a cluster; only the fields that show who manages it. */
export interface ManagedObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** The label `app.kubernetes.io/managed-by`. */
  readonly managedBy?: string;
  /** The field managers, e.g. `kustomize-controller`. */
  readonly fieldManagers: readonly string[];
}

/** The value of that label on the objects that this component creates. */
export const PULUMI = "pulumi";

/** What to do where another tool leaves nothing but its CustomResourceDefinitions. */
export const LEFT_CRDS =
  "keep its CRDs, and set `adopt: true` and `credentials: { deployKey: {} }` for the first `pulumi up`";

/**
 * Returns the finding whether another tool manages the Flux in a cluster and would undo the changes of this component.
 *
 * @param objects the CustomResourceDefinitions and Deployments of Flux
 * @param fluxInstances the FluxInstances of the Flux Operator, as `namespace/name`
 */
export function otherManager(objects: readonly ManagedObject[], fluxInstances: readonly string[]): Finding {
  const check = "manager";
  if (fluxInstances.length > 0) {
    return {
      check,
      ok: false,
      message: `the Flux Operator manages Flux, with FluxInstance ${fluxInstances.join(", ")}`,
      remedy:
        "continue to use it; or annotate the FluxInstance with fluxcd.controlplane.io/reconcile=disabled, delete it and the operator, " +
        "and set `adopt: true`",
    };
  }
  const foreign = objects.find(({ managedBy }) => managedBy !== undefined && managedBy !== PULUMI);
  if (foreign !== undefined) {
    return {
      check,
      ok: false,
      message: `${foreign.kind} ${foreign.name} is managed by ${String(foreign.managedBy)}, as its label app.kubernetes.io/managed-by says`,
      remedy: `uninstall that Flux but ${LEFT_CRDS}`,
    };
  }
  // Pulumi's provider writes each object under a name of its own, such as `pulumi-kubernetes-1a2b3c4d`.
  const nameOf = (manager: string) => (manager.startsWith("pulumi-kubernetes") ? PULUMI : manager);
  const managers = [...new Set(objects.flatMap(({ fieldManagers }) => fieldManagers.map(nameOf)))];
  if (objects.length === 0) return { check, ok: true, message: "nobody manages a Flux in this cluster" };
  return {
    check,
    ok: true,
    message: `the Flux in this cluster, written by ${managers.sort().join(", ")}, can be taken over`,
  };
}

/**
 * Returns the finding whether Flux runs in another namespace than the wanted one; two of them would overwrite each
 * other's changes.
 */
export function otherNamespace(objects: readonly ManagedObject[], wanted: string): Finding {
  const check = "namespace";
  const elsewhere = objects.find(({ kind, namespace }) => kind === "Deployment" && namespace !== wanted);
  if (elsewhere === undefined) return { check, ok: true, message: `no Flux runs in another namespace than ${wanted}` };
  return {
    check,
    ok: false,
    message: `Flux runs already in the namespace ${String(elsewhere.namespace)} (Deployment ${elsewhere.name}), and not in ${wanted}`,
    remedy: `set the namespace to ${String(elsewhere.namespace)}, or uninstall that Flux`,
  };
}
