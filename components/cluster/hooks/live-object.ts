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

/** One object of Flux in a cluster. */
export interface ObjectClient {
  /** Reads the object; undefined when it does not exist. */
  read(): Promise<LiveObject | undefined>;
  /** Applies the fields of a configuration as a field manager. */
  apply(fieldManager: string, configuration: object): Promise<void>;
  /**
   * Changes the object with a JSON patch, as a field manager.
   * @throws ConflictError when the patch is for another version of it
   */
  patch(fieldManager: string, operations: readonly object[]): Promise<void>;
}

/** Creates the client for one object, for hooks. @throws ClusterError when the cluster cannot be asked */
export async function objectClient(
  { apiVersion, kind, metadata }: DeclaredObject,
  access: ClusterAccess,
): Promise<ObjectClient> {
  // Loaded late: most runs change nothing. `import()` does not work here, because it does not find TypeScript sources.
  const { kubeClient } = createRequire(__filename)("../../kube/kube-client") as typeof Client;
  const client: KubeClient = await kubeClient(access);
  const path = `/apis/${apiVersion}/namespaces/${metadata.namespace}/${String(kindInfo(kind)?.resource)}/${metadata.name}`;
  return {
    read: async () => (await client.request(path)) as LiveObject | undefined,
    apply: (fieldManager, configuration) => client.apply(path, fieldManager, configuration),
    patch: (fieldManager, operations) => client.patch(path, fieldManager, operations),
  };
}
