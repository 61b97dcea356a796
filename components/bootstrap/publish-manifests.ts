import * as pulumi from "@pulumi/pulumi";

import type { Commit } from "../git/hosts/git-host";
import { childOptions, fileOptions, type BootstrapContext } from "./context";
import { filesToCommit } from "./files-to-commit";
import type { GrantedAccess } from "./grant-access";
import type { Publisher } from "./publisher";
import { rememberSource } from "./remember-source";

/** The published manifests. */
export interface PublishedManifests extends Commit {
  /** A hexadecimal number that changes with every change of a file. */
  readonly digest: pulumi.Output<string>;
}

/** Publishes the manifests, once Flux can read them and the cluster follows no other source. */
export function publishManifests(
  context: BootstrapContext,
  publisher: Publisher,
  { readers }: GrantedAccess,
): PublishedManifests {
  const { name, options, flux } = context;
  const { sync, allowMove } = options;
  const { place: repository, former } = publisher;
  const place = { ...repository, path: sync.path, ...(former && { former }) };
  const unmoved = rememberSource(name, place, allowMove, { ...childOptions(context), dependsOn: readers });
  const ready = pulumi.all([readers, unmoved]).apply(([done]) => done);
  const { files, digest } = filesToCommit(options, flux, publisher);
  return { ...publisher.publish(files, ready, fileOptions(context)), digest };
}
