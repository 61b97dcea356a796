import type { InstallOptions } from "../manifests/install-options";
import { withDefaults } from "../validation/without-undefined";
import type { InstallArgs } from "./args";
import { INSTALL_DEFAULTS, INSTALL_FLAGS } from "./flags";

/** The options of `flux install`: the arguments that are flags of it, completed by the defaults. */
export function resolveInstall(args: InstallArgs): InstallOptions {
  const all = withDefaults(INSTALL_DEFAULTS, args);
  const flags = Object.entries(all).filter(([name]) => Object.hasOwn(INSTALL_FLAGS, name) && !ELSEWHERE.includes(name));
  const components = [...all.components, ...all.componentsExtra];
  return { ...(Object.fromEntries(flags) as Omit<typeof all, "version" | "componentsExtra">), components };
}

/** The flags that are no option of the manifests of one release. */
const ELSEWHERE = ["version", "componentsExtra"];
