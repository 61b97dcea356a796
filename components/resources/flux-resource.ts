import type { Secret } from "@pulumi/kubernetes/core/v1/secret";
import * as pulumi from "@pulumi/pulumi";

import { optional } from "../validation/problem";
import { withoutUndefined } from "../validation/without-undefined";
import * as checks from "../validation/checks";
import { createFluxObject } from "../cluster/flux-custom-resource";
import { kubernetesProviderOf } from "../cluster/hooks/cluster-access";
import { objectStatus, type WrittenStatus, type ObjectStatus } from "../cluster/object-status";
import { createSecret } from "../cluster/secret";
import { defaults } from "../defaults";
import { InvalidArgumentsError, type Problem, withBootstrapErrors } from "../errors";
import { MADE_BY } from "../kube/annotations";
import type { Bundle } from "../manifests/bundle";
import { readRelease } from "../release";
import { digestOf } from "../release/digests";
import { type AppCredentials, ownerProblems } from "../flux-objects/github-app";
import { checkCredentials, type CheckedCredentials } from "../flux-objects/credential-values";
import { validateArguments } from "../flux-objects/validate-arguments";
import { type CheckedSpec, checkWhenKnown, problemsOfKnown, validateWhenKnown } from "../flux-objects/validate-spec";
import { type ClusterRelease, servedApi } from "../flux-objects/api-version";
import type { FluxKind } from "../flux-api/kinds";
import { knownFlux } from "../bootstrap/known-flux";
import { handDownAliases } from "../pulumi/hand-down-aliases";
import { urnAlone } from "../pulumi/resolve-output";
import { ownArguments } from "../schemas/argument-schema";
import { createUnlessForeign } from "./existing-objects";
import { type ResourceArgs, specFieldsOf } from "./resource-args";
import { waitTimeouts } from "./wait-timeouts";
import type { ObjectParts } from "../flux-objects/compose";

/** A reference to an object of Flux. */
export interface ObjectReference<K extends FluxKind = FluxKind> {
  readonly kind: K;
  readonly name: string;
  readonly namespace: string;
}

/** Composes an object from its name and the arguments that describe it. */
type Compose<K extends FluxKind, A extends ResourceArgs> = (
  objectName: string,
  fields: Omit<A, keyof ResourceArgs>,
) => ObjectParts<K>;

/** Returns the release that an object is for. */
type ReleaseOf = (args: ResourceArgs) => Bundle;

/** One object of Flux with the Secrets that it refers to; the classes of the kinds differ in their arguments only. */
export abstract class FluxResource<K extends FluxKind = FluxKind, A extends ResourceArgs = ResourceArgs>
  extends pulumi.ComponentResource
{
  /** The object's name; whatever uses it waits until the object is ready. */
  public readonly name: pulumi.Output<string>;
  /** The object's namespace. */
  public readonly namespace: pulumi.Output<string>;
  /** The reference for a `sourceRef`, a `chartRef` or an event source. */
  public readonly reference: pulumi.Output<ObjectReference<K>>;
  /** The object's status when this program last changed something. */
  public readonly status: pulumi.Output<ObjectStatus>;
  /**
   * The status that the controller has written, for the classes that output more of it.
   * @internal
   */
  protected readonly fluxStatus: pulumi.Output<WrittenStatus | undefined>;

  /**
   * @param component the name of the class
   * @throws InvalidArgumentsError that lists every invalid argument.
   * @internal
   */
  protected constructor(
    component: string,
    name: string,
    args: A,
    compose: Compose<K, A>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(`flux-bootstrap:index:${component}`, name, {}, handDownAliases(inCluster(args, opts)));
    const title = `${component} ${name}`;
    let read: Bundle | undefined;
    // The checks and the object are for the same release, which is verified whenever it is read.
    const releaseFor: ReleaseOf = (usable) => (read ??= releaseOf(usable));
    const type = `${component}Args`;
    const subjectOf = (usable: A, { kind, spec }: ObjectParts<K>) => ({
      ...servedApi(clusterOf(usable, releaseFor(usable)), kind),
      kind,
      spec,
      release: releaseFor(usable),
      name: usable.metadata?.name ?? name,
      others: ownArguments(type),
    });
    const invalid = validateArguments(type, args, (usable) => problemsBetween(name, usable, compose, subjectOf));
    if (invalid.length > 0) throw new InvalidArgumentsError(title, invalid);

    const given = withoutUndefined(args);
    const { flux, metadata = {} } = given;
    const objectName = metadata.name ?? name;
    const fields = specFieldsOf(given);
    const parts = compose(objectName, fields);
    const { apiVersion, aliases, ...subject } = subjectOf(given, parts);
    const namespace = metadata.namespace ?? flux?.namespace ?? defaults.namespace;
    const known = knownFlux(flux);
    const before = pulumi
      .all([
        validateWhenKnown(title, { ...subject, apiVersion }),
        checkWhenKnown(title, fields, (resolved) => compose(objectName, resolved).problems),
        checkCredentials(title, { credentials: credentialsOf(given) }),
        // Of a FluxBootstrap of another process, only the component itself is known.
        known?.running ?? (flux === undefined ? [] : [flux]),
      ])
      .apply((all) => all.flat());
    const { customTimeouts, annotations } = waitTimeouts(parts.spec, opts);
    const opt: pulumi.CustomResourceOptions = { parent: this, dependsOn: before, customTimeouts };
    const isInSameCluster = flux !== undefined && kubernetesProviderOf(this) === kubernetesProviderOf(flux);
    const creations = isInSameCluster ? known?.creations : undefined;
    const create = <R extends pulumi.CustomResource>(child: string, make: (opts: typeof opt) => R): R =>
      createUnlessForeign(child, this, creations, (more) => make({ ...opt, ...more }));
    const madeBy = { [MADE_BY]: urnAlone(this) };
    const secrets = parts.secrets.map((secret) =>
      create(`${name}-${secret.name}`, (all) =>
        createSecret(`${name}-${secret.name}`, { ...secret, annotations: madeBy }, namespace, all),
      ),
    );
    const child = `${name}-${kebabCase(parts.kind)}`;
    const resource = create(child, (all) =>
      createFluxObject(
        child,
        {
          apiVersion,
          kind: parts.kind,
          metadata: {
            ...metadata,
            name: objectName,
            namespace,
            annotations: pulumi
              .all([annotations, metadata.annotations, madeBy])
              .apply(([ours, own, maker]) => ({ ...ours, ...own, ...maker })),
          },
          spec: parts.spec,
        },
        { requestedAt: digest(parts.spec, secrets), awaited: parts.awaited },
        { ...all, aliases },
      ),
    );
    // An annotation has a digest of the spec, so the metadata is as secret as the spec; the names are not secret.
    this.name = pulumi.unsecret(resource.metadata.name);
    this.namespace = pulumi.unsecret(resource.metadata.namespace);
    this.reference = pulumi
      .all([this.name, this.namespace])
      .apply(([known, where]) => ({ kind: parts.kind, name: known, namespace: where }));
    this.fluxStatus = resource.status;
    this.status = resource.status.apply(objectStatus);
    const { reference, status } = this;
    this.registerOutputs({ name: this.name, namespace: this.namespace, reference, status });
  }
}

/** Finds the problems beyond the schema: those of rules between arguments, and those of the release's definitions. */
function problemsBetween<K extends FluxKind, A extends ResourceArgs>(
  name: string,
  args: A,
  compose: Compose<K, A>,
  subjectOf: (usable: A, parts: ObjectParts<K>) => CheckedSpec,
): Problem[] {
  const objectName = args.metadata?.name ?? name;
  const parts = compose(objectName, specFieldsOf(args));
  const unknownRelease = args.fluxVersion !== undefined && checks.fluxVersion(args.fluxVersion) !== undefined;
  return [
    // A name that the caller gave is checked by the schema.
    ...(objectName === name ? optional("metadata.name", name, checks.dnsSubdomain) : []),
    ...parts.problems,
    ...(unknownRelease ? [] : problemsOfRelease(args, subjectOf(args, parts))),
  ];
}

/** Adds the provider of `flux` to the options, unless the caller names another one. */
function inCluster(
  { flux }: ResourceArgs,
  opts: pulumi.ComponentResourceOptions = {},
): pulumi.ComponentResourceOptions {
  // Any other value is reported when the arguments are checked.
  const provider = pulumi.ComponentResource.isInstance(flux) ? kubernetesProviderOf(flux) : undefined;
  return provider === undefined ? opts : pulumi.mergeOptions({ providers: [provider] }, opts);
}

function releaseOf({ flux, fluxVersion }: ResourceArgs): Bundle {
  const known = knownFlux(flux)?.release;
  if (known !== undefined && (fluxVersion === undefined || fluxVersion === known.version)) return known;
  return withBootstrapErrors(() => readRelease(fluxVersion ?? defaults.version));
}

/** Finds the problems that another release might not have. */
function problemsOfRelease(args: ResourceArgs, subject: CheckedSpec): Problem[] {
  return [...ownerProblems("credentials", credentialsOf(args), subject.release.version), ...problemsOfKnown(subject)];
}

/** Returns the credentials of an object of a kind that has some. */
function credentialsOf(args: ResourceArgs): (CheckedCredentials & AppCredentials) | undefined {
  return (args as { readonly credentials?: CheckedCredentials & AppCredentials }).credentials;
}

function clusterOf({ flux }: ResourceArgs, release: Bundle): ClusterRelease {
  return { release, mayLag: knownFlux(flux)?.mayLag ?? false };
}

/**
 * Computes a digest that changes whenever the controller has to reconcile again. It covers the Secrets by their
 * identity, so that it reveals nothing of their contents. Programs in several languages may order the fields otherwise.
 */
function digest(spec: unknown, secrets: readonly Secret[]): pulumi.Output<string> {
  return pulumi.all([spec, ...secrets.map(({ metadata }) => metadata.uid)]).apply((all) => digestOf(all).slice(0, 16));
}

/** Converts a kind such as `HelmRelease` to the noun of its resource's name, such as `helm-release`. */
function kebabCase(kind: string): string {
  return kind.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase();
}
