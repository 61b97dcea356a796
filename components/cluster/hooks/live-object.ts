import { createRequire } from "node:module";

import type * as pulumi from "@pulumi/pulumi";

import type * as Client from "../../kube/kube-client";
import { kindInfo } from "../../flux-api/kinds";
import { clusterAccess } from "./cluster-access";
import type { WrittenStatus } from "../object-status";

/** An object as Pulumi declares it. */
export interface DeclaredObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  readonly spec: object;
}

/** What of an object's metadata is looked at. */
export interface ObjectMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly managedFields?: readonly { readonly manager: string }[];
}

/** What of an object in the cluster is looked at. */
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
}

/** Asks the cluster of a component for an object, for hooks. @throws ClusterError when it cannot be asked */
export async function objectClient(
  { apiVersion, kind, metadata }: DeclaredObject,
  component: pulumi.Resource,
): Promise<ObjectClient> {
  // Loaded late: most runs change nothing. Not by `import()`, which finds no sources of ours.
  const { kubeClient } = createRequire(__filename)("../../kube/kube-client") as typeof Client;
  const client = await kubeClient(await clusterAccess(component));
  const path = `/apis/${apiVersion}/namespaces/${metadata.namespace}/${String(kindInfo(kind)?.resource)}/${metadata.name}`;
  return {
    read: async () => (await client.request(path)) as LiveObject | undefined,
    apply: (fieldManager, configuration) => client.apply(path, fieldManager, configuration),
  };
}
