import { createRequire } from "node:module";

import type * as Client from "../../kube/kube-client";
import type { ClusterAccess, KubeClient } from "../../kube/kube-client";
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
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly managedFields?: readonly ManagedFields[];
}

/** The fields that a field manager owns. @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management */
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

/** One object of Flux in a cluster. */
export interface ObjectClient {
  /** Nothing when it does not exist. */
  read(): Promise<LiveObject | undefined>;
  /** Applies the fields of a configuration in the name of a field manager. */
  apply(fieldManager: string, configuration: object): Promise<void>;
  /** Changes it by a JSON patch, in the name of a field manager. @throws ConflictError when it is another version than the patch is for */
  patch(fieldManager: string, operations: readonly object[]): Promise<void>;
}

/** The client for one object, for hooks. @throws ClusterError when the cluster cannot be asked */
export async function objectClient(
  { apiVersion, kind, metadata }: DeclaredObject,
  access: ClusterAccess,
): Promise<ObjectClient> {
  // Loaded late: most runs change nothing. Not by `import()`, which finds no sources of ours.
  const { kubeClient } = createRequire(__filename)("../../kube/kube-client") as typeof Client;
  const client: KubeClient = await kubeClient(access);
  const path = `/apis/${apiVersion}/namespaces/${metadata.namespace}/${String(kindInfo(kind)?.resource)}/${metadata.name}`;
  return {
    read: async () => (await client.request(path)) as LiveObject | undefined,
    apply: (fieldManager, configuration) => client.apply(path, fieldManager, configuration),
    patch: (fieldManager, operations) => client.patch(path, fieldManager, operations),
  };
}
