import { controllerNamed } from "../controllers";
import type { KubernetesObject } from "../kubernetes-object";
import { componentOf, isDeployment, managerOf, type Deployment } from "./deployment-object";
import type { ShardingOptions } from "./options";

const ROLE = "sharding.fluxcd.io/role";

/**
 * The controllers of each shard, with a Service where they serve artifacts: those of `gotk-components.yaml` again, under
 * another name and for the objects with the shard's label. They share the service accounts of the usual ones.
 *
 * @see https://fluxcd.io/flux/installation/configuration/sharding/
 */
export function shardObjects(
  objects: readonly KubernetesObject[],
  { key, shards }: ShardingOptions,
): KubernetesObject[] {
  const sharded = objects
    .filter(isDeployment)
    .filter((deployment) => controllerNamed(componentOf(deployment)).shardable);
  return shards.flatMap((shard) =>
    sharded.flatMap((deployment) => {
      const { name } = deployment.metadata;
      const service = objects.find((object) => object.kind === "Service" && object.metadata.name === name);
      return [
        ...(service === undefined ? [] : [shardService(service, `${name}-${shard}`)]),
        shardDeployment(deployment, `${name}-${shard}`, `${key}=${shard}`),
      ];
    }),
  );
}

/** Accepts an object that belongs to a shard. */
export function isShard({ metadata }: KubernetesObject): boolean {
  return metadata.labels?.[ROLE] === "shard";
}

function shardService(service: KubernetesObject, app: string): KubernetesObject {
  return {
    ...service,
    metadata: shardMetadata(service, app),
    spec: { ...(service["spec"] as object), selector: { app } },
  };
}

function shardDeployment(deployment: Deployment, app: string, selector: string): KubernetesObject {
  const { spec, metadata } = deployment;
  const { template } = spec;
  const manager = managerOf(deployment);
  // The address at which artifacts are served starts with the Service's name.
  const args = manager.args.map((flag) =>
    flag.replace(`--storage-adv-addr=${metadata.name}.`, `--storage-adv-addr=${app}.`),
  );
  const container = { ...manager, args: [...args, `--watch-label-selector=${selector}`] };
  return {
    ...deployment,
    metadata: shardMetadata(deployment, app),
    spec: {
      ...spec,
      selector: { matchLabels: { ...spec.selector.matchLabels, app } },
      template: {
        ...template,
        metadata: { ...template.metadata, labels: { ...template.metadata.labels, app, [ROLE]: "shard" } },
        spec: { ...template.spec, containers: [container, ...template.spec.containers.slice(1)] },
      },
    },
  };
}

function shardMetadata({ metadata }: KubernetesObject, name: string): KubernetesObject["metadata"] {
  return { ...metadata, name, labels: { ...metadata.labels, [ROLE]: "shard" } };
}
