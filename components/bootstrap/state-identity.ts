import { createHash, randomUUID } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

import type { ChildOptions } from "../git/hosts/git-host";
import { kindAndName, type KubernetesObject } from "../manifests/kubernetes-object";
import { remember } from "../pulumi/state-memory";
import type { FluxBootstrapOptions } from "./resolve";

/** What distinguishes the state of a component from all others, also from one that the component has had before. */
export interface StateIdentity {
  /** The resource that keeps it. */
  readonly stash: pulumi.Resource;
  /** The text itself, which no other state has. */
  readonly text: pulumi.Output<string>;
  /** True in the first run that has this state. */
  readonly isNew: pulumi.Output<boolean>;
}

/** Returns the identity that the state of a component keeps from its first run on. */
export function stateIdentity(name: string, opts: ChildOptions): StateIdentity {
  const run = randomUUID();
  const { stash, remembered } = remember(`${name}-identity`, run, { ...opts, ignoreChanges: ["input"] });
  return { stash, text: remembered, isNew: remembered.apply((first) => first === run) };
}

/**
 * Returns the mark of a cluster when the state has every object that the program declares: a digest of the state's identity, a
 * hyphen, and a digest of the names of these objects.
 */
export function completionMark(
  { text }: StateIdentity,
  options: FluxBootstrapOptions,
  objects: pulumi.Output<readonly KubernetesObject[]>,
): pulumi.Output<string> {
  return pulumi
    .all([text, objects])
    .apply(([identity, declared]) => [identity, declaredNames(options, declared).join("\n")].map(digest).join("-"));
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Returns names of what a program declares in the cluster: they change when it declares more, and not with its values. */
export function declaredNames(
  { source, sync, pullCredentials, notifications }: FluxBootstrapOptions,
  objects: readonly KubernetesObject[],
): string[] {
  const secrets = [
    ...source.secrets.map(({ name }) => name),
    sync.secretName,
    sync.proxySecretName,
    pullCredentials?.name,
  ];
  const notified = Object.entries(notifications).flatMap(([part, value]) => (value === undefined ? [] : [part]));
  return [
    ...objects.map(kindAndName),
    `${source.kind} ${sync.name}`,
    ...secrets.map(String),
    ...notified,
    String(notifications.receiver?.rotation),
  ];
}
