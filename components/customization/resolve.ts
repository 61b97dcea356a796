import { defaults } from "../defaults";
import type { OutputPlaceholders } from "./output-placeholders";
import { COMPONENTS } from "../manifests/controllers";
import { readPatches } from "../manifests/patches/read-patch";
import { SIZES, type ResourceList } from "../manifests/customization/controller-size";
import type { ControllerOptions, EnvVar, CustomizationOptions } from "../manifests/customization/options";
import { withDefaults } from "../validation/without-undefined";
import type { RenderableObject } from "../manifests/yaml/render";
import type { ProxyArgs, CustomizationArgs } from "./args";
import type {
  ControllerArgs,
  ControllersArgs,
  EnvVarArgs,
  ResourceListArgs,
  WorkloadIdentityArgs,
} from "./controller-args";

/** Returns the argument with the settings of a component: `sourceController` for `source-controller`. */
export function controllerKey(component: string): keyof ControllersArgs {
  return component.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as keyof ControllersArgs;
}

/**
 * Applies the defaults to the customizations, which must have no problems.
 *
 * @param placeholders collects the values that may be outputs
 */
export function resolveCustomization(
  args: CustomizationArgs,
  clusterDomain: string,
  placeholders: OutputPlaceholders,
): CustomizationOptions {
  const { storage, sharding, multitenancy } = args;
  const proxy = proxyVariables(args.proxy, clusterDomain);
  const customized = args.controllers === undefined && args.proxy === undefined ? [] : COMPONENTS;
  const controllers = customized.map((component) => {
    const own = args.controllers?.[controllerKey(component)] ?? {};
    return [component, resolveController(args.controllers?.all ?? {}, own, proxy, placeholders)] as const;
  });
  return {
    controllers: Object.fromEntries(controllers),
    ...(storage && { storage: { ...storage, accessMode: storage.accessMode ?? defaults.storage.accessMode } }),
    ...(sharding && { sharding: { shards: sharding.shards, key: sharding.key ?? defaults.sharding.key } }),
    ...(multitenancy && { multitenancy: withDefaults(defaults.multitenancy, multitenancy) }),
    patches: (args.patches ?? []).flatMap(({ patch: text, target }, index) =>
      readPatches(text, target).map((patch) => ({ origin: `patches[${String(index)}]`, patch })),
    ),
  };
}

function resolveController(
  all: ControllerArgs,
  own: ControllerArgs,
  proxy: readonly EnvVar[],
  placeholders: OutputPlaceholders,
): ControllerOptions {
  const identities = [all, own].map(({ workloadIdentity }) => identity(workloadIdentity, placeholders));
  const annotations = [all, own].map(({ serviceAccountAnnotations = {} }) =>
    Object.fromEntries(Object.entries(serviceAccountAnnotations).map(([key, value]) => [key, placeholders.add(value)])),
  );
  const imageDigest = own.imageDigest ?? all.imageDigest;
  const concurrent = own.concurrent ?? sized(own)?.concurrent ?? all.concurrent ?? sized(all)?.concurrent;
  return {
    resources: {
      requests: merged(
        [all, own].flatMap((args) => [sized(args)?.resources.requests, resourceList(args.resources?.requests)]),
      ),
      limits: merged(
        [all, own].flatMap((args) => [sized(args)?.resources.limits, resourceList(args.resources?.limits)]),
      ),
    },
    args: [
      ...(concurrent === undefined ? [] : [`--concurrent=${String(concurrent)}`]),
      ...(all.args ?? []),
      ...(own.args ?? []),
    ],
    tolerations: [...(all.tolerations ?? []), ...(own.tolerations ?? [])].map((toleration) => ({ ...toleration })),
    nodeSelector: merged([all.nodeSelector, own.nodeSelector]),
    affinity: { ...all.affinity, ...own.affinity } as RenderableObject,
    podAnnotations: merged([all.podAnnotations, own.podAnnotations]),
    podLabels: merged([...identities.map(({ podLabels }) => podLabels), all.podLabels, own.podLabels]),
    env: lastOfEachName([...proxy, ...[...(all.env ?? []), ...(own.env ?? [])].map(envVar)]),
    serviceAccountAnnotations: merged([...identities.map((one) => one.annotations), ...annotations]),
    ...(imageDigest === undefined ? {} : { imageDigest }),
  };
}

function sized({ size }: ControllerArgs) {
  return size === undefined ? undefined : SIZES[size];
}

function resourceList({ ephemeralStorage, ...list }: ResourceListArgs = {}): ResourceList {
  return { ...list, ...(ephemeralStorage === undefined ? {} : { "ephemeral-storage": ephemeralStorage }) };
}

function envVar({ name, value, ...valueFrom }: EnvVarArgs): EnvVar {
  return value === undefined ? { name, valueFrom: valueFrom as RenderableObject } : { name, value };
}

function lastOfEachName(variables: readonly EnvVar[]): EnvVar[] {
  return [...new Map(variables.map((variable) => [variable.name, variable])).values()];
}

/**
 * @see https://fluxcd.io/flux/installation/configuration/proxy-setting/ (the hosts that must be reached without the
 * proxy)
 */
function proxyVariables(proxy: ProxyArgs | undefined, clusterDomain: string): EnvVar[] {
  if (proxy === undefined) return [];
  const cluster = [`.${clusterDomain}.`, `.${clusterDomain}`, ".svc"];
  const variables = {
    HTTPS_PROXY: proxy.httpsProxy,
    HTTP_PROXY: proxy.httpProxy,
    ALL_PROXY: proxy.allProxy,
    NO_PROXY: [...cluster, ...(proxy.noProxy ?? [])].join(","),
  };
  return Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

function identity(args: WorkloadIdentityArgs | undefined, placeholders: OutputPlaceholders) {
  const { awsRoleArn, azureClientId, azureTenantId, gcpServiceAccount } = args ?? {};
  const annotations = {
    "eks.amazonaws.com/role-arn": awsRoleArn,
    "azure.workload.identity/client-id": azureClientId,
    "azure.workload.identity/tenant-id": azureTenantId,
    "iam.gke.io/gcp-service-account": gcpServiceAccount,
  };
  const set = Object.entries(annotations).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, placeholders.add(value)] as const],
  );
  // Azure's webhook handles only pods with this label.
  const podLabels = azureClientId === undefined ? {} : { "azure.workload.identity/use": "true" };
  return { annotations: Object.fromEntries(set), podLabels };
}

function merged(records: readonly (Readonly<Record<string, string>> | undefined)[]): Record<string, string> {
  return Object.assign({}, ...records) as Record<string, string>;
}
