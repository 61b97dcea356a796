import * as checks from "../validation/checks";
import { at, check, optional, required, type Problem } from "../validation/problem";
import { COMPONENTS } from "../manifests/controllers";
import { readPatch } from "../manifests/patches/read-patch";
import { selectedBy } from "../manifests/patches/select";
import { ControllerSize } from "../manifests/customization/controller-size";
import { controllerKey } from "./resolve";
import type { CustomizationArgs } from "./args";
import type { ControllerArgs, EnvVarArgs, ResourceListArgs, TolerationArgs } from "./controller-args";

/** What is wrong with the arguments that change Flux beyond the options of `flux install`. */
export function customizationProblems(args: CustomizationArgs, components: readonly string[]): Problem[] {
  const { storage, sharding, multitenancy, proxy, patches = [] } = args;
  return [
    ...controllersProblems(args, components),
    ...(storage ? required("storage.size", storage.size, checks.quantity) : []),
    ...optional("storage.storageClassName", storage?.storageClassName, checks.dnsSubdomain),
    ...optional(
      "storage.accessMode",
      storage?.accessMode,
      checks.oneOf(["ReadWriteOnce", "ReadWriteOncePod", "ReadWriteMany"]),
    ),
    ...(sharding?.shards.length === 0
      ? [{ propertyPath: "sharding.shards", reason: "must name at least one shard" }]
      : []),
    ...(sharding?.shards ?? []).flatMap((shard, index, all) => [
      ...required(at("sharding.shards", index), shard, checks.shardName),
      ...(all.indexOf(shard) < index
        ? [{ propertyPath: at("sharding.shards", index), reason: `${JSON.stringify(shard)} is listed twice` }]
        : []),
    ]),
    ...optional("sharding.key", sharding?.key, checks.labelKey),
    ...optional("multitenancy.defaultServiceAccount", multitenancy?.defaultServiceAccount, checks.dnsSubdomain),
    ...(["httpsProxy", "httpProxy", "allProxy"] as const).flatMap((name) =>
      proxyProblems(`proxy.${name}`, proxy?.[name]),
    ),
    ...(proxy?.noProxy ?? []).flatMap((host, index) => required(at("proxy.noProxy", index), host, checks.noProxyHost)),
    ...patches.flatMap(({ patch, target }, index) =>
      check(at("patches", index), () => selectedBy(readPatch(patch, target))),
    ),
  ];
}

// Not by `optional`, which would show a password.
function proxyProblems(propertyPath: string, url: string | undefined): Problem[] {
  const reason = url === undefined ? undefined : checks.proxyUrl(url);
  return reason === undefined ? [] : [{ propertyPath, reason }];
}

function controllersProblems({ controllers = {} }: CustomizationArgs, components: readonly string[]): Problem[] {
  const known = ["all", ...COMPONENTS.map(controllerKey)];
  return Object.entries(controllers as Readonly<Record<string, ControllerArgs>>).flatMap(([key, args]) => {
    const propertyPath = `controllers.${key}`;
    if (!known.includes(key))
      return [{ propertyPath, reason: `no such controller, expected one of ${known.join(", ")}` }];
    const component = COMPONENTS.find((name) => controllerKey(name) === key);
    if (component !== undefined && !components.includes(component)) {
      return [
        { propertyPath, reason: `${component} is not installed: it is neither in components nor in componentsExtra` },
      ];
    }
    return controllerProblems(propertyPath, args);
  });
}

function controllerProblems(path: string, args: ControllerArgs): Problem[] {
  const { resources, concurrent } = args;
  return [
    ...optional(`${path}.size`, args.size, checks.oneOf(Object.values(ControllerSize))),
    ...resourceProblems(`${path}.resources.requests`, resources?.requests),
    ...resourceProblems(`${path}.resources.limits`, resources?.limits),
    ...(concurrent === undefined || (Number.isSafeInteger(concurrent) && concurrent > 0)
      ? []
      : [
          {
            propertyPath: `${path}.concurrent`,
            reason: `must be a whole number above 0, got ${JSON.stringify(concurrent)}`,
          },
        ]),
    ...(args.tolerations ?? []).flatMap((toleration, index) =>
      tolerationProblems(at(`${path}.tolerations`, index), toleration),
    ),
    ...entries(`${path}.nodeSelector`, args.nodeSelector, checks.labelValue),
    ...entries(`${path}.podAnnotations`, args.podAnnotations),
    ...entries(`${path}.podLabels`, args.podLabels, checks.labelValue),
    ...(args.env ?? []).flatMap((variable, index) => envProblems(at(`${path}.env`, index), variable)),
    ...(args.args ?? []).flatMap((flag, index) => required(at(`${path}.args`, index), flag, checks.flag)),
    ...Object.keys(args.serviceAccountAnnotations ?? {}).flatMap((key) =>
      required(`${path}.serviceAccountAnnotations`, key, checks.labelKey),
    ),
    ...optional(`${path}.imageDigest`, args.imageDigest, checks.imageDigest),
  ];
}

function resourceProblems(path: string, list: ResourceListArgs = {}): Problem[] {
  return (["cpu", "memory", "ephemeralStorage"] as const).flatMap((name) =>
    optional(`${path}.${name}`, list[name], checks.quantity),
  );
}

function tolerationProblems(path: string, { key, operator, value, effect }: TolerationArgs): Problem[] {
  const exists = operator === "Exists";
  return [
    ...optional(`${path}.key`, key, checks.taintKey),
    ...optional(`${path}.operator`, operator, checks.oneOf(["Exists", "Equal"])),
    ...optional(`${path}.effect`, effect, checks.oneOf(["NoSchedule", "PreferNoSchedule", "NoExecute"])),
    ...(key === undefined && !exists
      ? [{ propertyPath: `${path}.operator`, reason: 'must be "Exists" when there is no key' }]
      : []),
    ...(exists && value !== undefined
      ? [{ propertyPath: `${path}.value`, reason: 'has no meaning with the operator "Exists"' }]
      : []),
  ];
}

function envProblems(path: string, { name, value, secretKeyRef, configMapKeyRef }: EnvVarArgs): Problem[] {
  const sources = [value, secretKeyRef, configMapKeyRef].filter((source) => source !== undefined);
  return [
    ...required(`${path}.name`, name, checks.envName),
    ...(sources.length === 1
      ? []
      : [{ propertyPath: path, reason: "must have exactly one of value, secretKeyRef and configMapKeyRef" }]),
  ];
}

function entries(
  path: string,
  record: Readonly<Record<string, string>> = {},
  valueCheck?: checks.Check<string>,
): Problem[] {
  return Object.entries(record).flatMap(([key, value]) => [
    ...required(path, key, checks.labelKey),
    ...optional(`${path}[${JSON.stringify(key)}]`, value, valueCheck ?? (() => undefined)),
  ]);
}
