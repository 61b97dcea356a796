import * as pulumi from "@pulumi/pulumi";

import { withBootstrapErrors } from "../errors";
import type { FileToCommit } from "../git/hosts/git-host";
import { gotkComponents } from "../manifests/install";
import { installation, type Installation } from "../manifests/installation";
import { isManaged } from "../manifests/kustomization-file";
import { nameableSync } from "../cluster/sync-objects";
import type { Bundle } from "../manifests/bundle";
import { syncObjects } from "../manifests/sync";
import { readRelease, recordRelease } from "../release";
import { unpruned } from "../manifests/unpruned";
import { prunesWorkloads } from "./on-destroy";
import type { OutputPlaceholders } from "../customization/output-placeholders";
import type { FluxBootstrapOptions } from "./resolve";

/** An {@link Installation}; in what has been filled, values may be outputs. */
export interface ComposedManifests extends Omit<Installation, "kustomization"> {
  readonly release: Bundle;
  /** Fills in the values that are outputs, of a text or an object. */
  readonly fill: Pick<OutputPlaceholders, "fillText" | "fillObject">;
  readonly kustomization: Pick<FileToCommit, "path" | "content"> & {
    /** True when the caller's arguments determine its content. */
    readonly managed: boolean;
  };
}

/**
 * Reads the release and composes Flux from it, as it is committed and created.
 *
 * @throws BootstrapError when the release is not available, or cannot be customized as the caller wants
 */
export function composeManifests(
  options: Pick<
    FluxBootstrapOptions,
    "version" | "manifests" | "install" | "customization" | "placeholders" | "sync" | "onDestroy"
  >,
): ComposedManifests {
  const { version, manifests, install, customization, placeholders, sync } = options;
  const flux = withBootstrapErrors(() => {
    const release = readRelease(version, manifests, { log });
    const composed = installation(gotkComponents(release, install), customization, syncObjects(nameableSync(sync)));
    recordRelease(release, { preview: pulumi.runtime.isDryRun(), log });
    return { ...(prunesWorkloads(options.onDestroy) ? unpruned(composed) : composed), release };
  });
  return {
    ...flux,
    fill: placeholders,
    kustomization: {
      path: flux.kustomization.path,
      content: placeholders.fillText(flux.kustomization.content),
      managed: isManaged(flux.kustomization.content),
    },
  };
}

function log(line: string): void {
  void pulumi.log.info(line);
}
