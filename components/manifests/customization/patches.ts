import { controllerNamed, KUSTOMIZER } from "../controllers";
import { componentOf, type Deployment } from "./deployment-object";
import { isShard } from "./shards";
import type { TuningOptions } from "./options";

/**
 * The flags that a controller gets beyond those of `flux install`.
 *
 * @see https://fluxcd.io/flux/installation/configuration/multitenancy/
 * @see https://fluxcd.io/flux/installation/configuration/sharding/
 */
export function controllerFlags(
  deployment: Deployment,
  { controllers, multitenancy, sharding }: TuningOptions,
): string[] {
  const component = componentOf(deployment);
  const { followsRefs, impersonates, shardable } = controllerNamed(component);
  return [
    ...(sharding && shardable && !isShard(deployment) ? [`--watch-label-selector=!${sharding.key}`] : []),
    ...(multitenancy?.noCrossNamespaceRefs && followsRefs ? ["--no-cross-namespace-refs=true"] : []),
    ...(multitenancy?.noRemoteBases && component === KUSTOMIZER ? ["--no-remote-bases=true"] : []),
    ...(multitenancy && impersonates ? [`--default-service-account=${multitenancy.defaultServiceAccount}`] : []),
    ...(controllers[component]?.args ?? []),
  ];
}
