import { existsSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { isAbsolute, join, resolve } from "node:path";

import { ambientKubeconfig, type Environment, type Kubeconfig } from "../../kube/kubeconfig";
import type { ClusterAccess } from "../../kube/kube-client";

/** The settings of a Kubernetes provider that decide which cluster it reaches. */
export interface ProviderSettings {
  readonly kubeconfig?: unknown;
  readonly context?: string | undefined;
  readonly cluster?: string | undefined;
}

/** The process that hooks run in. */
export interface HookProcess {
  /** True when the engine, and with it the provider, has the environment and the working directory of this process. */
  readonly isStartedByEngine: boolean;
  readonly environment: Environment;
}

/** The reason for which the cluster of a provider is not known for certain. */
export interface UnknownCluster {
  readonly unknown: string;
}

/**
 * Returns the access of a provider with these settings, where it is certain. The provider
 *
 * - reads `kubeconfig` as the path of a file if there is such a file (`~/` is the user's home), and otherwise as the
 *   text of a kubeconfig; an object arrives there as JSON;
 * - uses the default one of its own process when it has none or an empty one: `KUBECONFIG`, `~/.kube/config`, the
 *   pod's;
 * - applies `context` and `cluster` to either.
 *
 * A text and an absolute path mean the same in every process of this machine. The environment, the home and the working
 * directory are those of the provider only where the engine has started this process too, and where no provider is
 * attached from elsewhere.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.25.0/provider/pkg/provider/provider.go (`Configure`)
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.25.0/provider/pkg/provider/util.go (`parseKubeconfigString`)
 * @see https://www.pulumi.com/registry/packages/kubernetes/api-docs/provider/
 * @throws ClusterError when the default kubeconfig is meant and there is none
 */
export function accessOf(settings: ProviderSettings, process: HookProcess): ClusterAccess | UnknownCluster {
  const kubeconfig = kubeconfigOf(settings.kubeconfig, process);
  if ("unknown" in kubeconfig) return kubeconfig;
  const { context, cluster } = settings;
  return { kubeconfig, ...(context ? { context } : {}), ...(cluster ? { cluster } : {}) };
}

function kubeconfigOf(written: unknown, process: HookProcess): Kubeconfig | UnknownCluster {
  const isShared = process.isStartedByEngine && !isAttached(process.environment);
  if (written === undefined || written === null || written === "") {
    return isShared
      ? ambientKubeconfig(process.environment)
      : {
          unknown:
            "it has no kubeconfig of its own, and the environment that it reads one from is not that of the program",
        };
  }
  if (typeof written === "object") return { text: JSON.stringify(written) };
  if (typeof written !== "string") return { unknown: "its kubeconfig is neither a string nor an object" };
  if (/[\n{]/.test(written)) return { text: written };
  const path = pathOf(written, isShared);
  if (path === undefined)
    return { unknown: "the path of its kubeconfig depends on the home or the working directory of another process" };
  return existsSync(path)
    ? { files: [path] }
    : { unknown: "its kubeconfig is neither a kubeconfig nor a file that exists here" };
}

/** Returns the absolute path; undefined when the provider's process may find another file at it. */
function pathOf(written: string, isShared: boolean): string | undefined {
  if (isAbsolute(written)) return written;
  if (!isShared) return undefined;
  if (written !== "~" && !written.startsWith("~/")) return resolve(written);
  // The provider reads the home from the user database, and kubectl from `HOME`.
  return userInfo().homedir === homedir() ? join(homedir(), written.slice(1)) : undefined;
}

/**
 * Returns true when the program uses a Kubernetes provider that somebody else has started.
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/providers/debug-provider-packages/
 */
function isAttached(environment: Environment): boolean {
  return /(^|,)kubernetes:/.test(environment["PULUMI_DEBUG_PROVIDERS"] ?? "");
}
