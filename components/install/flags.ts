import { DEFAULT_COMPONENTS } from "../manifests/controllers";
import type { FORMATS } from "../validation/formats";
import type { InstallArgs } from "./args";

/** A flag of `flux install`, and the argument of the same name in camel case. */
interface InstallFlag {
  /** The flag as the CLI shows it. */
  readonly flag: string;
  readonly description: string;
  /** Its value when it is left out; a flag that may be true or false, or takes a list, has one. */
  readonly default?: string | boolean | readonly string[];
  /** The check of the value, or of each item of a list; the schema has it too. */
  readonly format?: keyof typeof FORMATS;
  /** Takes an empty value too, which stands for a flag that was not set. */
  readonly mayBeEmpty?: boolean;
}

/**
 * The flags of `flux install`, in its order. They drive the defaults, the arguments of the component and the flags of the CLI here.
 *
 * @see https://fluxcd.io/flux/cmd/flux_install/
 */
export const INSTALL_FLAGS = {
  version: { flag: "-v, --version <tag>", description: "release of Flux", default: "v2.9.4", format: "fluxVersion" },
  components: {
    flag: "--components <names>",
    description: "components, separated by commas",
    default: DEFAULT_COMPONENTS,
    format: "component",
  },
  componentsExtra: {
    flag: "--components-extra <names>",
    description: "components beyond those",
    default: [],
    format: "component",
  },
  namespace: {
    flag: "-n, --namespace <name>",
    description: "namespace that Flux runs in",
    default: "flux-system",
    format: "dnsLabel",
  },
  networkPolicy: { flag: "--network-policy [boolean]", description: "shut out other namespaces", default: true },
  watchAllNamespaces: {
    flag: "--watch-all-namespaces [boolean]",
    description: "act on all namespaces, not only its own",
    default: true,
  },
  logLevel: { flag: "--log-level <level>", description: "debug, info, error", default: "info" },
  clusterDomain: {
    flag: "--cluster-domain <domain>",
    description: "DNS domain of the cluster",
    default: "cluster.local",
    format: "dnsSubdomain",
  },
  registry: {
    flag: "--registry <registry>",
    description: "where images are pulled from",
    default: "ghcr.io/fluxcd",
    format: "imageRegistry",
    // For the CLI of Flux, an empty registry leaves the images alone.
    mayBeEmpty: true,
  },
  imagePullSecret: {
    flag: "--image-pull-secret <name>",
    description: "Secret with its credentials",
    format: "dnsSubdomain",
    mayBeEmpty: true,
  },
  tolerationKeys: {
    flag: "--toleration-keys <keys>",
    description: "taints to tolerate",
    default: [],
    format: "taintKey",
  },
} as const satisfies Readonly<Partial<Record<keyof InstallArgs, InstallFlag>>>;

/** The name of an argument that is a flag of `flux install`. */
export type InstallFlagName = keyof typeof INSTALL_FLAGS;

/** The flag of an argument. */
export function installFlag(name: InstallFlagName): InstallFlag {
  return INSTALL_FLAGS[name];
}

type Flags = typeof INSTALL_FLAGS;
type Defaults = {
  readonly [N in InstallFlagName as Flags[N] extends { readonly default: unknown } ? N : never]: Flags[N] extends {
    readonly default: infer D;
  }
    ? D
    : never;
};

/** The defaults of the flags that have one. */
export const INSTALL_DEFAULTS = Object.fromEntries(
  (Object.keys(INSTALL_FLAGS) as InstallFlagName[]).flatMap((name) => {
    const { default: value } = installFlag(name);
    return value === undefined ? [] : [[name, value]];
  }),
) as Defaults;
