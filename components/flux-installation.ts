import { withBootstrapErrors } from "./errors";
import type { FileToCommit } from "./git-hosts/git-host";
import { gotkComponents } from "./manifests/install";
import { installation, type Installation } from "./manifests/installation";
import { syncObjects } from "./manifests/sync";
import { readRelease } from "./release";
import type { FluxBootstrapOptions } from "./resolve";

/** An {@link Installation} in which values may be outputs. */
export interface FluxInstallation extends Omit<Installation, "kustomization"> {
  readonly kustomization: Pick<FileToCommit, "path" | "content">;
}

/**
 * Reads the release and puts Flux together from it, as it is committed and created.
 *
 * @throws BootstrapError when the release is not to be had, or cannot be changed as the caller wants.
 */
export function fluxInstallation(options: Pick<FluxBootstrapOptions, "version" | "manifests" | "install" | "tuning" | "late" | "sync">): FluxInstallation {
  const { version, manifests, install, tuning, late, sync } = options;
  const flux = withBootstrapErrors(() =>
    installation(gotkComponents(readRelease(version, manifests), install), tuning, syncObjects({ ...sync, url: "" })),
  );
  return {
    ...flux,
    objects: flux.objects.map((object) => late.inData(object)),
    kustomization: { path: flux.kustomization.path, content: late.inYaml(flux.kustomization.content) },
  };
}
