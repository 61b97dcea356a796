import { createRequire } from "node:module";

import type * as Client from "../../kube/kube-client";
import type { ClusterAccess, KubeClient } from "../../kube/kube-client";
import { objectPath } from "../../kube/object-path";
import { deploymentStore } from "../../pulumi/deployment";
import { kindInfo } from "../../flux-api/kinds";
import type { WrittenStatus } from "../object-status";

/** An object as Pulumi declares it. */
export interface DeclaredObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  readonly spec: object;
}

/** The part of an object's metadata that hooks read. */
interface ObjectMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly managedFields?: readonly ManagedFields[];
}

/**
 * The fields that a field manager owns.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export interface ManagedFields {
  readonly manager: string;
  readonly operation?: string;
  readonly subresource?: string;
  readonly fieldsV1?: FieldSet;
}

/** A set of fields: `f:NAME` holds the set within a field, and an empty one is the field itself. */
export interface FieldSet {
  readonly [field: string]: FieldSet;
}

/** The part of an object in the cluster that hooks read. */
export interface LiveObject {
  readonly metadata: ObjectMetadata;
  readonly status?: WrittenStatus;
}

/** Returns the path of an object of Flux in the API. */
export function fluxPath({ apiVersion, kind, metadata }: Omit<DeclaredObject, "spec">): string {
  return objectPath(apiVersion, String(kindInfo(kind)?.resource), metadata);
}

/** The clients of each deployment. Each obtains credentials of its own, for which a plugin may take a second. */
const clients = new WeakMap<object, Map<string, Promise<KubeClient>>>();

/** Returns the client for hooks. @throws ClusterError when the kubeconfig cannot be used */
export function hookClient(access: ClusterAccess): Promise<KubeClient> {
  const deployment = deploymentStore() ?? globalThis;
  const known = clients.get(deployment) ?? new Map<string, Promise<KubeClient>>();
  clients.set(deployment, known);
  const key = JSON.stringify(access);
  // Loaded late: most runs change nothing. `import()` does not work here, because it does not find TypeScript sources.
  const { kubeClient } = createRequire(__filename)("../../kube/kube-client") as typeof Client;
  const client = known.get(key) ?? kubeClient(access);
  known.set(key, client);
  client.catch(() => known.delete(key));
  return client;
}
