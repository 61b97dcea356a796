import * as pulumi from "@pulumi/pulumi";

import type { FluxBootstrapArgs } from "./bootstrap/args";
import { objectStatus, type ObjectStatus } from "./cluster/object-status";
import type { SyncObjects } from "./cluster/sync-objects";
import { validateSpecs } from "./bootstrap/validate-specs";
import { InvalidArgumentsError } from "./errors";
import { composeManifests } from "./bootstrap/compose-manifests";
import type { CommittedFile } from "./git/hosts/git-host";
import { secretOptions } from "./bootstrap/context";
import { followSource } from "./bootstrap/follow-source";
import { grantAccess } from "./bootstrap/grant-access";
import { importExisting } from "./bootstrap/import-existing";
import { installControllers } from "./bootstrap/install-controllers";
import { markComplete } from "./bootstrap/mark-complete";
import { clusterRelease } from "./bootstrap/ownership";
import { artifactPublisher } from "./bootstrap/publish-artifact";
import { publishManifests } from "./bootstrap/publish-manifests";
import { checkCredentials } from "./flux-objects/credential-values";
import { gitPublisher } from "./bootstrap/publish-to-git";
import { rememberFlux } from "./bootstrap/known-flux";
import { problems } from "./bootstrap/problems";
import { replaceLeftSecret } from "./bootstrap/replace-left-secret";
import { declaredObjects } from "./bootstrap/read-kept-changes";
import { resolve } from "./bootstrap/resolve";
import { handDownAliases } from "./pulumi/hand-down-aliases";
import { requireStash } from "./pulumi/require-stash";
import { resolveOutput } from "./pulumi/resolve-output";
import { completionMark, stateIdentity } from "./bootstrap/state-identity";

/**
 * Installs Flux in a cluster and makes it manage itself from a directory of a GitHub repository.
 *
 * The Kubernetes and the GitHub provider come in through `opts.providers`. The first `up` creates the objects of Flux
 * in the cluster, registers a deploy key, commits the manifests and waits until Flux has applied that commit. From then
 * on a change of the arguments is a commit that Flux applies.
 */
export class FluxBootstrap extends pulumi.ComponentResource {
  /** The namespace of the controllers. */
  public readonly namespace: pulumi.Output<string>;
  /** The URL that Flux clones from. */
  public readonly sourceUrl: pulumi.Output<string>;
  /**
   * The public key that may read the repository, as a line of `authorized_keys`; undefined when Flux clones over HTTPS.
   */
  public readonly publicKey: pulumi.Output<string | undefined>;
  /**
   * The committed files, each with the commit that last wrote it. With `commit.mode` `none`, the files with their
   * contents, except for a `kustomization.yaml` that a person wrote; with `pullRequest`, the files that an open pull request changes.
   */
  public readonly files: pulumi.Output<CommittedFile[]>;
  /** The URL of the pull request to merge, with `commit.mode` `pullRequest` and until it is merged. */
  public readonly pullRequestUrl: pulumi.Output<string | undefined>;
  /** The revision that Flux had applied when this program last changed something, such as `main@sha1:…`. */
  public readonly appliedRevision: pulumi.Output<string | undefined>;
  /** The status of the source at that time: its Ready condition, its revision and the digest of its artifact. */
  public readonly sourceStatus: pulumi.Output<ObjectStatus>;
  /**
   * The status of the Kustomization at that time: its Ready condition, its revision and the number of objects that it
   * has applied.
   */
  public readonly kustomizationStatus: pulumi.Output<ObjectStatus>;

  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: FluxBootstrapArgs, opts?: pulumi.ComponentResourceOptions) {
    // `args` is not passed: the inputs of a component are written to the state as they are.
    super("flux-bootstrap:index:FluxBootstrap", name, {}, handDownAliases(opts));
    const invalid = problems(args);
    if (invalid.length > 0) throw new InvalidArgumentsError("FluxBootstrap", invalid);
    const options = resolve(args);
    const { source, sync } = options;
    const flux = composeManifests(options);
    const identity = stateIdentity(name, { parent: this });
    const validated = pulumi
      .all([
        requireStash().then(() => []),
        validateSpecs(flux.release, options),
        checkCredentials("FluxBootstrap", {
          credentials: args.credentials,
          "notifications.commitStatus": args.notifications?.commitStatus,
        }),
      ])
      .apply((done) => done.flat());
    const initial = { name, component: this, options, flux, identity, validated };

    const publisher = source.kind === "gitHub" ? gitPublisher(initial, source) : artifactPublisher(initial, source);
    const declared = declaredObjects(flux.objects, publisher.kept);
    const mark = completionMark(identity, options, declared);
    const context = {
      ...initial,
      declared,
      completionMark: mark,
      ...importExisting(this, { ...options, identity, completionMark: mark }),
      leftSecret: replaceLeftSecret(name, this, {
        ...options,
        mayBeLeft: async () => !(await resolveOutput(identity.isNew)),
      }),
    };

    const controllers = installControllers(context, publisher);
    const access = grantAccess(context, publisher, controllers);
    const published = publishManifests(context, publisher, access);
    const objects = followSource(context, publisher, { published, controllers });
    // An output that holds resources does not depend on them.
    const running = pulumi
      .all([controllers.all, objects])
      .apply(([all, found]): pulumi.Resource[] => [...all, ...(found ? [found.kustomization] : [])]);
    const notifications = publisher.createNotifications({ ...secretOptions(context), dependsOn: running });
    const creations = markComplete(context, publisher, { objects, controllers, notifications });
    rememberFlux(this, { ...clusterRelease(flux.release, options), running, creations });

    const statusOf = (part: keyof SyncObjects) => objects.apply((found) => pulumi.output(found?.[part].status));
    this.namespace = pulumi.output(sync.namespace);
    this.sourceUrl = pulumi.output(publisher.url);
    this.publicKey = pulumi.output(access.publicKey);
    this.files = published.files;
    this.pullRequestUrl = pulumi.output(published.pullRequestUrl);
    this.appliedRevision = statusOf("kustomization").apply((status) => status?.lastAppliedRevision);
    this.sourceStatus = statusOf("source").apply(objectStatus);
    this.kustomizationStatus = statusOf("kustomization").apply(objectStatus);
    this.registerOutputs({
      namespace: this.namespace,
      sourceUrl: this.sourceUrl,
      publicKey: this.publicKey,
      files: this.files,
      pullRequestUrl: this.pullRequestUrl,
      appliedRevision: this.appliedRevision,
      sourceStatus: this.sourceStatus,
      kustomizationStatus: this.kustomizationStatus,
    });
  }
}
