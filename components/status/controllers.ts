import type { ControllerDeployment } from "./flux-object";
import type { StatusController } from "./status";

/** Which of Flux's controllers run. */
export function controllersOf(deployments: readonly ControllerDeployment[]): StatusController[] {
  return deployments
    .map(({ metadata: { namespace, name }, spec, status }): StatusController => {
      const available = (status?.availableReplicas ?? 0) > 0;
      const place = `deployment ${name} -n ${namespace}`;
      const remedy =
        spec?.replicas === 0
          ? `it is scaled to 0: "kubectl scale ${place} --replicas=1"`
          : `see why no pod of it is ready: "kubectl describe ${place}", "kubectl logs deployment/${name} -n ${namespace}"`;
      return { namespace, name, available, ...(available ? {} : { remedy }) };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}
