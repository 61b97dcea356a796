import * as pulumi from "@pulumi/pulumi";

import type { Commit } from "../git/hosts/git-host";
import { childOptions, fileOptions, type BootstrapContext } from "./context";
import { filesToCommit, shortDigest } from "./files-to-commit";
import type { GrantedAccess } from "./grant-access";
import type { Publisher } from "./publisher";
import { rememberSource } from "./remember-source";

/** The published manifests. */
export interface PublishedManifests extends Commit {
  /** A hexadecimal number that changes with every change of a file, and with every commit where the place knows it. */
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
  const { digest, ...set } = filesToCommit(options, flux, publisher);
  const published = publisher.publish(set, ready, fileOptions(context));
  return { ...published, digest: withRevision(digest, published.revision) };
}

/** Flux is asked to apply each commit, also one of contents that were committed before, which somebody had changed. */
function withRevision(digest: pulumi.Output<string>, revision: pulumi.Output<string> = pulumi.output("")) {
  return pulumi
    .all([digest, revision])
    .apply(([contents, commits]) => (commits === "" ? contents : shortDigest(contents, commits)));
}
