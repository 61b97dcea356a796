import { committedVersion } from "../manifests/install";
import type { KubernetesObject } from "../manifests/kubernetes-object";
import { objectsOf } from "../manifests/parse";
import type { InstallArgs } from "./args";

/** The arguments that can be read from a `gotk-components.yaml`. */
export type CommittedArguments = Pick<
  InstallArgs,
  | "version"
  | "components"
  | "registry"
  | "networkPolicy"
  | "watchAllNamespaces"
  | "logLevel"
  | "clusterDomain"
  | "imagePullSecret"
  | "tolerationKeys"
>;

interface Container {
  readonly image?: string;
  readonly args?: readonly string[];
}

interface PodSpec {
  readonly containers?: readonly Container[];
  readonly imagePullSecrets?: readonly { readonly name: string }[];
  readonly tolerations?: readonly { readonly key?: string }[];
}

/**
 * Returns the arguments with which `flux install` prints a `gotk-components.yaml`, as far as the file shows them.
 *
 * @throws Error when it is not a manifest
 */
export function committedArguments(gotkComponents: string): CommittedArguments {
  const objects = objectsOf(gotkComponents);
  const deployments = objects.filter(({ kind }) => kind === "Deployment");
  const pods = deployments.map(podOf);
  const args = pods.flatMap(({ containers = [] }) => containers[0]?.args ?? []);
  const flag = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const image = pods[0]?.containers?.[0]?.image;
  const pullSecret = pods[0]?.imagePullSecrets?.[0]?.name;
  const logLevel = flag("log-level") as InstallArgs["logLevel"];
  const domain = /\.svc\.([^/:]+?)\.?(?=[/:]|$)/.exec(flag("events-addr") ?? "")?.[1];
  const version = committedVersion(gotkComponents);
  return {
    ...(version === undefined ? {} : { version }),
    components: deployments.map(({ metadata }) => metadata.name),
    ...(image === undefined ? {} : { registry: image.slice(0, image.lastIndexOf("/")) }),
    networkPolicy: objects.some(({ kind }) => kind === "NetworkPolicy"),
    watchAllNamespaces: flag("watch-all-namespaces") !== "false",
    ...(logLevel === undefined ? {} : { logLevel }),
    ...(domain === undefined ? {} : { clusterDomain: domain }),
    ...(pullSecret === undefined ? {} : { imagePullSecret: pullSecret }),
    tolerationKeys: (pods[0]?.tolerations ?? []).flatMap(({ key }) => key ?? []),
  };
}

/** Returns the arguments that make a file of the second kind one of the first, as lines of a program. */
export function argumentsToKeep(found: string, wanted: string): string[] {
  return Object.entries(differingArguments(committedArguments(found), committedArguments(wanted))).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
}

/** Returns the arguments that others have otherwise; a list that they lack is empty there. */
export function differingArguments(
  found: CommittedArguments,
  others: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const isOther = ([key, value]: [string, unknown]) =>
    sorted(value) !== sorted(others[key] ?? (Array.isArray(value) ? [] : undefined));
  return Object.fromEntries(Object.entries(found).filter(isOther));
}

/** The order of a list means nothing. */
function sorted(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...(value as unknown[])].sort() : value);
}

function podOf(deployment: KubernetesObject): PodSpec {
  const spec = deployment["spec"] as { readonly template?: { readonly spec?: PodSpec } } | undefined;
  return spec?.template?.spec ?? {};
}
