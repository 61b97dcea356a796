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
  const version = /^# Flux Version: (v\S+)$/m.exec(gotkComponents.slice(0, 1000))?.[1];
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
  const [before, after] = [committedArguments(found), committedArguments(wanted)];
  return (Object.keys({ ...after, ...before }) as (keyof CommittedArguments)[])
    .filter((key) => before[key] !== undefined && sorted(before[key]) !== sorted(after[key]))
    .map((key) => `${key}: ${JSON.stringify(before[key])}`);
}

/** The order of the components means nothing. */
function sorted(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...(value as unknown[])].sort() : value);
}

function podOf(deployment: KubernetesObject): PodSpec {
  const { spec } = deployment as unknown as { readonly spec?: { readonly template?: { readonly spec?: PodSpec } } };
  return spec?.template?.spec ?? {};
}
