import * as pulumi from "@pulumi/pulumi";

import type { FluxBootstrapArgs } from "./args";
import { createControllers } from "./cluster/controllers";
import { createSourceSecret } from "./cluster/source-secret";
import { createSyncObjects } from "./cluster/sync-objects";
import { confirmChange } from "./confirm-change";
import { InvalidArgumentsError } from "./errors";
import { filesToCommit } from "./files-to-commit";
import { fluxInstallation } from "./flux-installation";
import type { CommittedFile } from "./git-hosts/git-host";
import { gitHub } from "./git-hosts/github";
import { problems } from "./problems";
import { resolve } from "./resolve";
import { sshKey } from "./ssh-key";

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
  /** The public key that may read the repository, as a line of `authorized_keys`. */
  public readonly publicKey: pulumi.Output<string>;
  /** The committed files, each with the commit that last wrote it. */
  public readonly files: pulumi.Output<CommittedFile[]>;
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
    const host = gitHub(name, options.github, this);
    const confirmed = confirmChange(host, options);
    const { accepted, all: controllers } = createControllers(name, flux.objects, options.pullCredentials, {
      ...awaited,
      dependsOn: confirmed,
    });

    const key = sshKey(name, child);
    const deployKey = host.registerDeployKey(key.identityPub, { ...child, dependsOn: [...accepted] });
    const identity = { ...key, name: sync.secretName, namespace: sync.namespace, knownHosts: host.knownHosts };
    const secret = createSourceSecret(name, identity, { ...awaited, dependsOn: [...accepted] });

    const { files, digest } = filesToCommit(directory, version, flux, { ...sync, url: host.url });
    const committed = host.commit(files, [...controllers, secret], child);

    const applied = createSyncObjects(name, { ...sync, url: host.url }, flux.patched, digest, {
      ...awaited,
      dependsOn: [...controllers, secret, deployKey, ...committed.map(({ resource }) => resource)],
    });

    this.namespace = pulumi.output(sync.namespace);
    this.sourceUrl = host.url;
    this.publicKey = key.identityPub;
    this.files = pulumi.all(committed.map(({ file }) => file));
    this.appliedRevision = applied;
    this.registerOutputs({
      namespace: this.namespace,
      sourceUrl: this.sourceUrl,
      publicKey: this.publicKey,
      files: this.files,
      appliedRevision: this.appliedRevision,
    });
  }
}
