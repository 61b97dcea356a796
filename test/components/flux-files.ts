import { defaults } from "../../components/defaults";
import { gotkComponents } from "../../components/manifests/install";
import type { InstallOptions } from "../../components/manifests/install-options";
import type { SyncOptions } from "../../components/manifests/sync";
import { readRelease } from "../../components/release";

/** The sync that `flux bootstrap` declares without flags. */
export const SYNC: SyncOptions = {
  ...defaults.sync,
  namespace: "flux-system",
  url: "ssh://git@github.com/acme/fleet",
  branch: "main",
  secretName: "flux-system",
  path: "clusters/prod",
};

/** The text of a `gotk-components.yaml`, as `flux install` prints it with these options. */
export function components(options: Partial<InstallOptions> = {}, version: string = defaults.version): string {
  return gotkComponents(readRelease(version), { ...defaults, ...options }).content;
}
