import type { FluxBootstrapArgs } from "./args";
import * as checks from "../validation/checks";
import { at, optional, required, within, type Problem } from "../validation/problem";
import { defaults } from "../defaults";
import { gitProblems } from "../git/problems";
import { COMPONENTS, DEFAULT_COMPONENTS, REQUIRED_COMPONENTS } from "../manifests/controllers";
import { LogLevel } from "../manifests/install-options";
import { DeletionPolicy } from "../flux-api/kustomization";
import { notificationsProblems } from "../notifications/problems";
import { decryptionSecret } from "../flux-objects/decryption-secret";
import { argumentProblems } from "../flux-objects/secret-argument";
import { sourceProblems } from "../sync/problems";
import { customizationProblems } from "../customization/problems";

/** Everything that can be known to be wrong from the arguments alone, so that it is said before anything is sent. */
export function problems(args: FluxBootstrapArgs): Problem[] {
  const { sync = {} } = args;
  const components = [...(args.components ?? DEFAULT_COMPONENTS), ...(args.componentsExtra ?? [])];
  return [
    ...sourceProblems(args),
    ...gitProblems(args),
    ...required("path", args.path, checks.repositoryDirectory),
    ...optional("version", args.version, checks.fluxVersion),
    ...componentProblems(args.components, args.componentsExtra),
    ...optional("logLevel", args.logLevel, checks.oneOf(Object.values(LogLevel))),
    ...optional("clusterDomain", args.clusterDomain, checks.dnsSubdomain),
    ...optional("registry", args.registry, checks.imageRegistry),
    ...optional("imagePullSecret", args.imagePullSecret, checks.dnsSubdomain),
    ...pullSecretProblems(args),
    ...(args.tolerationKeys ?? []).flatMap((key, index) => optional(at("tolerationKeys", index), key, checks.taintKey)),
    ...customizationProblems(args, components),
    ...notificationsProblems(args.notifications ?? {}, components),
    ...hostNotificationsProblems(args),
    ...optional("namespace", args.namespace, checks.dnsLabel),
    ...optional("timeout", args.timeout, checks.goDuration),
    ...optional("sync.name", sync.name, checks.dnsLabel),
    ...optional("sync.sourceInterval", sync.sourceInterval, checks.goDuration),
    ...optional("sync.interval", sync.interval, checks.goDuration),
    ...optional("sync.timeout", sync.timeout, checks.goDuration),
    ...optional("sync.retryInterval", sync.retryInterval, checks.goDuration),
    ...optional("sync.deletionPolicy", sync.deletionPolicy, checks.oneOf(Object.values(DeletionPolicy))),
    ...within("sync", argumentProblems(sync, [decryptionSecret("", sync)])),
  ];
}

function pullSecretProblems({ registryCredentials, imagePullSecret, sync }: FluxBootstrapArgs): Problem[] {
  if (registryCredentials === undefined) return [];
  const propertyPath = "imagePullSecret";
  if (imagePullSecret === undefined)
    return [{ propertyPath, reason: "is required with registryCredentials: it names the Secret that they go into" }];
  const taken = imagePullSecret === (sync?.name ?? defaults.sync.name);
  return taken
    ? [{ propertyPath, reason: `${JSON.stringify(imagePullSecret)} is the Secret with the key of the repository` }]
    : [];
}

function componentProblems(
  components: readonly string[] = DEFAULT_COMPONENTS,
  extra: readonly string[] = [],
): Problem[] {
  const listed = [
    ...components.map((component, index) => ({ component, propertyPath: at("components", index) })),
    ...extra.map((component, index) => ({ component, propertyPath: at("componentsExtra", index) })),
  ];
  const unknown = listed.flatMap(({ component, propertyPath }, index): Problem[] => {
    if (!COMPONENTS.includes(component)) {
      const reason = `unknown component ${JSON.stringify(component)}, expected one of ${COMPONENTS.join(", ")}`;
      return [{ propertyPath, reason }];
    }
    const first = listed.findIndex((other) => other.component === component);
    return first === index ? [] : [{ propertyPath, reason: `${JSON.stringify(component)} is listed twice` }];
  });
  const missing = REQUIRED_COMPONENTS.filter((component) => !components.includes(component));
  return [
    ...unknown,
    ...missing.map((component) => ({
      propertyPath: "components",
      reason: `must include ${JSON.stringify(component)}: Flux cannot run from Git without it`,
    })),
  ];
}

/** Notifications that need the Git host: an artifact source has none. */
function hostNotificationsProblems({ github, ociRepository, notifications = {} }: FluxBootstrapArgs): Problem[] {
  if (github !== undefined) return [];
  const source = ociRepository === undefined ? "bucket" : "ociRepository";
  return (["commitStatus", "receiver"] as const)
    .filter((kind) => notifications[kind] !== undefined)
    .map((kind) => ({ propertyPath: `notifications.${kind}`, reason: `is for github, not for ${source}` }));
}
