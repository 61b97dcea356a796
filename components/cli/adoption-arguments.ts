import { defaults } from "../defaults";
import { committedArguments, differingArguments } from "../install/committed-arguments";
import { normalizeDirectory } from "../manifests/directory";
import { gotkComponents } from "../manifests/install";
import { Upgrades } from "../manifests/install-options";
import { qualifiedName, type KubernetesObject } from "../manifests/kubernetes-object";
import { differenceLine, objectDifferences } from "../manifests/object-differences";
import { objectsOf } from "../manifests/parse";
import { isOfFlux } from "../manifests/sync";
import { readRelease } from "../release";

/** The two files of a cluster that Flux or a person has written. */
export interface CommittedFiles {
  readonly components: string;
  readonly sync: string;
}

/** The arguments of a FluxBootstrap with which nothing changes. */
export interface AdoptionArguments {
  readonly args: Readonly<Record<string, unknown>>;
  /** What `gotk-components.yaml` has and no argument says, a line each. `upgrades: "git"` is among the arguments then, which keeps it. */
  readonly kept: readonly string[];
  /** What `gotk-sync.yaml` has and no argument says, a line each. */
  readonly left: readonly string[];
}

type Spec = Readonly<Record<string, unknown>>;

/**
 * Returns the arguments that adopt a Flux as its committed files say.
 *
 * @param log gets a line while a release is downloaded
 * @throws Error when a file is not what Flux follows
 */
export function adoptionArguments(
  { components, sync }: CommittedFiles,
  log: (line: string) => void,
): AdoptionArguments {
  const objects = objectsOf(sync);
  const root = objects.find((object) => object.kind === "Kustomization" && isOfFlux(object));
  const source = objects.find(({ kind }) => kind === "GitRepository");
  if (root === undefined || source === undefined)
    throw new Error("gotk-sync.yaml: must have a GitRepository and a Kustomization of Flux");
  const { namespace = defaults.namespace, name } = root.metadata;
  const git = gitArguments(specOf(source), name);
  const install = committedArguments(components);
  const kept = unsaid(components, { ...defaults, namespace, ...install }, log);
  const args = {
    adopt: true,
    ...git.args,
    path: pathOf(specOf(root)),
    ...(namespace === defaults.namespace ? {} : { namespace }),
    ...differingArguments(install, defaults),
    ...(kept.length === 0 ? {} : { upgrades: Upgrades.Git }),
    sync: {
      ...(name === defaults.sync.name ? {} : { name }),
      ...git.sync,
      ...rootFields(specOf(root)),
    },
  };
  return {
    args: Object.keys(args.sync).length === 0 ? omitted(args, "sync") : args,
    kept,
    left: [...git.left, ...objects.filter((object) => object !== root && object !== source).map(extra)],
  };
}

/** The arguments that say where Flux reads, and with what. */
function gitArguments(spec: Spec, syncName: string) {
  const { url, ref, interval, secretRef, provider, proxySecretRef, ...others } = spec;
  const { branch, ...otherRef } = (ref ?? {}) as Readonly<Record<string, unknown>>;
  const further = { ...(Object.keys(otherRef).length === 0 ? {} : { ref }), ...others };
  const place = placeOf(String(url));
  const secret = (secretRef as { readonly name?: string } | undefined)?.name;
  const isApp = provider === "github";
  const isDefault = secret === syncName && place.transport === "ssh";
  const credentials =
    secret === undefined
      ? { anonymous: true }
      : { existingSecret: { name: secret, transport: place.transport, ...(isApp ? { provider } : {}) } };
  return {
    args: {
      github: { ...place.github, ...(typeof branch === "string" && branch !== defaults.branch ? { branch } : {}) },
      ...(isDefault ? {} : { credentials }),
    },
    sync: {
      ...(interval === defaults.sync.sourceInterval || interval === undefined ? {} : { sourceInterval: interval }),
      ...(Object.keys(further).length === 0 ? {} : { gitRepository: further }),
    },
    left: Object.entries({ provider: isApp || provider === "generic" ? undefined : provider, proxySecretRef })
      .filter(([, value]) => value !== undefined)
      .map(
        ([field]) => `GitRepository ${syncName}: spec.${field}: it names credentials, which are arguments of their own`,
      ),
  };
}

/** The repository of a URL such as `ssh://git@github.com/acme/fleet`. */
function placeOf(text: string) {
  const url = new URL(text);
  const [owner = "", repository = ""] = url.pathname
    .replace(/^\/|\.git$/g, "")
    .split("/")
    .slice(-2);
  const isSsh = url.protocol === "ssh:";
  const host = url.host === "github.com" ? {} : isSsh ? { sshHostname: url.host } : { url: url.origin };
  return { github: { owner, repository, ...host }, transport: isSsh ? ("ssh" as const) : ("https" as const) };
}

/** The fields of the root that are not what `flux bootstrap` writes. */
function rootFields({ path: _path, sourceRef: _sourceRef, ...spec }: Spec): Spec {
  const initial: Spec = { interval: defaults.sync.interval, prune: defaults.sync.prune };
  return Object.fromEntries(Object.entries(spec).filter(([key, value]) => value !== initial[key]));
}

function pathOf({ path }: Spec): string {
  return (typeof path === "string" && normalizeDirectory(path)) || ".";
}

function extra({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${qualifiedName(metadata)}: move it to a file of its own in the cluster's directory`;
}

/** Returns what the file has and the options of `flux install` do not say. */
function unsaid(
  components: string,
  options: Parameters<typeof gotkComponents>[1] & { readonly version: string },
  log: (line: string) => void,
): string[] {
  const { content } = gotkComponents(readRelease(options.version, undefined, { log }), options);
  return objectDifferences(components, content).map(differenceLine);
}

function omitted(args: Spec, key: string): Spec {
  return Object.fromEntries(Object.entries(args).filter(([name]) => name !== key));
}

function specOf(object: KubernetesObject): Spec {
  return (object["spec"] ?? {}) as Spec;
}
