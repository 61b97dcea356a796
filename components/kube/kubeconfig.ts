import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

import type { KubeConfig } from "@kubernetes/client-node";
import { load as loadYaml } from "js-yaml";

import { ClusterError } from "./cluster-error";
import type { ClusterOfPlugin } from "./exec-info";

/** The place where the access to a cluster is written. */
export type Kubeconfig =
  | { readonly text: string }
  /** Files that are merged: a later file does not change the entries of an earlier one. */
  | { readonly files: readonly string[] }
  /** The service account of the pod that this process runs in. */
  | { readonly inCluster: true };

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

const TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";

/**
 * Returns the default kubeconfig of a process, as kubectl and Pulumi's provider choose it: the files of `KUBECONFIG`,
 * `~/.kube/config`, the service account of the pod. It is only for callers that request it, and never a fallback.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 * @throws ClusterError when there is none
 */
export function ambientKubeconfig(environment: Environment = process.env): Kubeconfig {
  const named = (environment["KUBECONFIG"] ?? "").split(delimiter).filter((file) => file !== "");
  const wanted = named.length > 0 ? [...new Set(named)] : [join(homedir(), ".kube", "config")];
  const files = wanted.filter((file) => existsSync(file));
  if (files.length > 0) return { files };
  if (environment["KUBERNETES_SERVICE_HOST"] && environment["KUBERNETES_SERVICE_PORT"] && existsSync(TOKEN)) {
    return { inCluster: true };
  }
  throw new ClusterError(
    `there is no kubeconfig: ${wanted.join(", ")} must exist. Set KUBECONFIG, or name a kubeconfig.`,
  );
}

/** Returns the kubeconfig that a user gives by its path or its content; the default one when the user gives none. */
export function kubeconfigOf(written: string | undefined): Kubeconfig {
  if (written === undefined) return ambientKubeconfig();
  return /[\n{]/.test(written) ? { text: written } : { files: [written] };
}

/**
 * Loads a kubeconfig into a configuration of the client. It is internal, because the client's types require
 * `esModuleInterop`, which programs that use this package may not have.
 *
 * @throws ClusterError when it is not valid; its message never quotes the file
 * @internal
 */
export function loadKubeconfig(make: () => KubeConfig, source: Kubeconfig): KubeConfig {
  try {
    return load(make, source);
  } catch (error) {
    // The message of the parser is not used: it quotes the text.
    const { code, path } = error as NodeJS.ErrnoException;
    const why = code === undefined ? "it is not valid" : [code, path].filter((part) => part !== undefined).join(" ");
    throw new ClusterError(`the kubeconfig cannot be read: ${why}`);
  }
}

function load(make: () => KubeConfig, source: Kubeconfig): KubeConfig {
  const config = make();
  if ("text" in source) {
    config.loadFromString(source.text);
    config.clusters = withPluginConfig(config, source.text);
  } else if ("inCluster" in source) config.loadFromCluster();
  else {
    const parts = source.files.map((file) => {
      const part = make();
      part.loadFromFile(file);
      part.clusters = withPluginConfig(part, readFileSync(file, "utf8"));
      return part;
    });
    config.loadFromOptions({
      clusters: firstOfEachName(parts.flatMap(({ clusters }) => clusters)),
      users: firstOfEachName(parts.flatMap(({ users }) => users)),
      contexts: firstOfEachName(parts.flatMap(({ contexts }) => contexts)),
      currentContext: parts.map(({ currentContext }) => currentContext).find((name) => name),
    });
  }
  return config;
}

/** The extension of a cluster for credential plugins: https://kubernetes.io/docs/reference/config-api/client-authentication.v1/ */
const FOR_PLUGINS = "client.authentication.k8s.io/exec";

function withPluginConfig({ clusters }: KubeConfig, text: string): ClusterOfPlugin[] {
  const { clusters: written = [] } = loadYaml(text) as WrittenKubeconfig;
  return clusters.map((cluster) => {
    const extensions = written.find(({ name }) => name === cluster.name)?.cluster?.extensions ?? [];
    return { ...cluster, pluginConfig: extensions.find(({ name }) => name === FOR_PLUGINS)?.extension };
  });
}

interface WrittenKubeconfig {
  readonly clusters?: readonly {
    readonly name?: string;
    readonly cluster?: { readonly extensions?: readonly { readonly name?: string; readonly extension?: unknown }[] };
  }[];
}

function firstOfEachName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  return items.filter(({ name }, index) => items.findIndex((other) => other.name === name) === index);
}
