import * as pulumi from "@pulumi/pulumi";

import type { FluxBootstrapArgs } from "./args";
import { createControllers } from "./cluster/controllers";
import { createSourceSecrets } from "./cluster/source-secrets";
import { createSyncObjects, followCommit } from "./cluster/sync-objects";
import { commit } from "./commit";
import { confirmChange } from "./confirm-change";
import { transportOf } from "./credentials/credentials-options";
import { sourceCredentials } from "./credentials/source-credentials";
import { InvalidArgumentsError } from "./errors";
import { filesToCommit } from "./files-to-commit";
import { fluxInstallation } from "./flux-installation";
import { followedPlace } from "./followed-place";
import type { CommittedFile } from "./git-hosts/git-host";
import { gitHub } from "./git-hosts/github";
import { problems } from "./problems";
import { resolve } from "./resolve";

/**
 * Installs Flux in a cluster and makes it manage itself from a directory of a GitHub repository.
 *
 * The Kubernetes and the GitHub provider come in through `opts.providers`. The first `up` creates the objects of Flux in
 * the cluster, registers a deploy key, commits the manifests and waits until Flux has applied that commit. From then on
 * a change of the arguments is a commit that Flux applies.
 */
export class FluxBootstrap extends pulumi.ComponentResource {
  /** The namespace of the controllers. */
  public readonly namespace: pulumi.Output<string>;
  /** The URL that Flux clones from. */
  public readonly sourceUrl: pulumi.Output<string>;
  /** The public key that may read the repository, as a line of `authorized_keys`; nothing when Flux clones over HTTPS. */
  public readonly publicKey: pulumi.Output<string | undefined>;
  /**
   * The committed files, each with the commit that last wrote it; with `commit.mode` `none` the files with their contents; with
   * `pullRequest` those that an open pull request changes.
   */
  public readonly files: pulumi.Output<CommittedFile[]>;
  /** Where to merge the files, with `commit.mode` `pullRequest` and until they are merged. */
  public readonly pullRequestUrl: pulumi.Output<string | undefined>;
  /** The revision that Flux had applied when this program last changed something, such as `main@sha1:…`. */
  public readonly appliedRevision: pulumi.Output<string | undefined>;

  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: FluxBootstrapArgs, opts?: pulumi.ComponentResourceOptions) {
    // Not `args`: the inputs of a component are written to the state as they are.
    super("flux-bootstrap:index:FluxBootstrap", name, {}, opts);
    const invalid = problems(args);
    if (invalid.length > 0) throw new InvalidArgumentsError("FluxBootstrap", invalid);
    const options = resolve(args);
    const { version, sync, directory, timeout } = options;
    const child = { parent: this };
    const awaited = { ...child, customTimeouts: { create: timeout, update: timeout, delete: timeout } };

    const flux = fluxInstallation(options);
    const { mode } = options.commit;
    const host = gitHub(name, options.github, options.commit, this);
    const url = host.url(transportOf(options.credentials));
    const confirmed = confirmChange(host, flux.kustomization.managed, options);
    const { accepted, all: controllers } = createControllers(name, flux.objects, options.pullCredentials, mode, {
      ...awaited,
      dependsOn: confirmed,
    });

    const credentials = sourceCredentials(name, options.credentials, host, child);
    const afterAccepted = { ...child, dependsOn: [...accepted] };
    const deployKey = credentials.deployKey && host.registerDeployKey(credentials.deployKey, afterAccepted);
    const secrets = createSourceSecrets(name, credentials.secret, options.proxy, sync, { ...awaited, ...afterAccepted });

    const { files, digest } = filesToCommit(directory, version, flux, { ...sync, url }, mode);
    // The key too: Flux reads the committed name of a Secret before the program gets to the sync objects.
    const readable = pulumi.output(deployKey).apply((key) => [...controllers, ...secrets, ...(key ? [key] : [])] as pulumi.Resource[]);
    const place = { repository: host.fullName, branch: sync.branch, path: sync.path };
    const unmoved = followedPlace(name, place, options.allowMove, { ...child, dependsOn: readable });
    const ready = pulumi.all([readable, unmoved]).apply(([done]) => done as pulumi.Resource[]);
    // The old files go first when the cluster moves: as long as they are there, Flux may put itself back to them.
    const moving = { ...child, deleteBeforeReplace: options.allowMove };
    const committed = commit(name, mode, host, files, ready, moving);

    const applied = followCommit(committed.stage, (held) =>
      createSyncObjects(name, { ...sync, url }, flux.patched, digest, {
        ...awaited,
        ...held,
        dependsOn: committed.resources,
      }),
    );

    this.namespace = pulumi.output(sync.namespace);
    this.sourceUrl = pulumi.output(url);
    this.publicKey = pulumi.output(credentials.identityPub);
    this.files = committed.files;
    this.pullRequestUrl = pulumi.output(committed.pullRequestUrl);
    this.appliedRevision = applied;
    this.registerOutputs({
      namespace: this.namespace,
      sourceUrl: this.sourceUrl,
      publicKey: this.publicKey,
      files: this.files,
      pullRequestUrl: this.pullRequestUrl,
      appliedRevision: this.appliedRevision,
    });
  }
}
