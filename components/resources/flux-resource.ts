import { createHash } from "node:crypto";

import type { Secret } from "@pulumi/kubernetes/core/v1/secret";
import * as pulumi from "@pulumi/pulumi";

import { optional } from "../validation/problem";
import * as checks from "../validation/checks";
import { createFluxObject } from "../cluster/flux-custom-resource";
import { objectStatus, type WrittenStatus, type ObjectStatus } from "../cluster/object-status";
import { createSecret } from "../cluster/secret";
import { defaults } from "../defaults";
import { InvalidArgumentsError, withBootstrapErrors } from "../errors";
import type { Bundle } from "../manifests/bundle";
import { readRelease } from "../release";
import { validateWhenKnown, problemsOfKnown } from "../flux-objects/validate-spec";
import { API_VERSIONS, type FluxKind } from "../flux-api/kinds";
import { knownFlux } from "../bootstrap/known-flux";
import type { ResourceArgs } from "./resource-args";
import type { ObjectParts } from "../flux-objects/compose";

/** How an object of Flux is referred to. */
export interface ObjectReference<K extends FluxKind = FluxKind> {
  readonly kind: K;
  readonly name: string;
  readonly namespace: string;
}

/** One object of Flux with the Secrets that it refers to; the classes of the kinds differ in their arguments only. */
export abstract class FluxResource<K extends FluxKind = FluxKind> extends pulumi.ComponentResource {
  /** The object's name; whatever uses it waits until the object is ready. */
  public readonly name: pulumi.Output<string>;
  /** Its namespace. */
  public readonly namespace: pulumi.Output<string>;
  /** What a `sourceRef`, a `chartRef` or an event source takes. */
  public readonly reference: pulumi.Output<ObjectReference<K>>;
  /** How it did when this program last changed something. */
  public readonly status: pulumi.Output<ObjectStatus>;
  /** @internal What its controller has written, for the classes that put out more of it. */
  protected readonly fluxStatus: pulumi.Output<WrittenStatus | undefined>;

  /**
   * @param component the name of the class
   * @throws InvalidArgumentsError that lists every argument that cannot be used.
   * @internal
   */
  protected constructor(
    component: string,
    name: string,
    args: ResourceArgs,
    compose: (objectName: string) => ObjectParts<K>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(`flux-bootstrap:index:${component}`, name, {}, inCluster(args, opts));
    const { flux, metadata = {} } = args;
    const objectName = metadata.name ?? name;
    const parts = compose(objectName);
    const release = releaseOf(args);
    const subject = { kind: parts.kind, spec: parts.spec, release };
    const title = `${component} ${name}`;
    const invalid = [
      ...optional("metadata.name", objectName, checks.dnsSubdomain),
      ...parts.problems,
      ...problemsOfKnown(subject),
    ];
    if (invalid.length > 0) throw new InvalidArgumentsError(title, invalid);

    const namespace = metadata.namespace ?? flux?.namespace ?? defaults.namespace;
    const before = pulumi
      .all([validateWhenKnown(title, subject), knownFlux(flux)?.running ?? []])
      .apply((all) => all.flat());
    const opt = { parent: this, dependsOn: before, ...timeouts(opts) };
    const secrets = parts.secrets.map((secret) => createSecret(`${name}-${secret.name}`, secret, namespace, opt));
    const resource = createFluxObject(
      `${name}-${kebabCase(parts.kind)}`,
      {
        apiVersion: API_VERSIONS[parts.kind],
        kind: parts.kind,
        metadata: { ...metadata, name: objectName, namespace },
        spec: parts.spec,
      },
      { requestedAt: digest(parts.spec, secrets), awaited: parts.awaited },
      opt,
    );
    // The annotations beside them are as secret as the spec that they are a digest of.
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

/** The cluster of `flux`, unless the caller names another provider. */
function inCluster(
  { flux }: ResourceArgs,
  opts: pulumi.ComponentResourceOptions = {},
): pulumi.ComponentResourceOptions {
  const provider = flux?.getProvider("kubernetes:core/v1:Secret");
  return provider === undefined ? opts : pulumi.mergeOptions({ providers: [provider] }, opts);
}

function releaseOf({ flux, fluxVersion }: ResourceArgs): Bundle {
  const known = knownFlux(flux)?.release;
  if (known !== undefined && (fluxVersion === undefined || fluxVersion === known.version)) return known;
  return withBootstrapErrors(() => readRelease(fluxVersion ?? defaults.version));
}

/** A component's own `customTimeouts` are those of what it consists of. */
function timeouts(opts: pulumi.ComponentResourceOptions | undefined): pulumi.CustomResourceOptions {
  const { timeout } = defaults;
  return {
    customTimeouts: {
      create: timeout,
      update: timeout,
      delete: timeout,
      ...(opts as pulumi.CustomResourceOptions | undefined)?.customTimeouts,
    },
  };
}

/** Another one whenever the controller is to look again; the Secrets by their identity, so that it tells nothing of them. */
function digest(spec: unknown, secrets: readonly Secret[]): pulumi.Output<string> {
  return pulumi
    .all([spec, ...secrets.map(({ metadata }) => metadata.uid)])
    .apply((all) => createHash("sha256").update(JSON.stringify(all)).digest("hex").slice(0, 16));
}

/** Converts a kind such as `HelmRelease` to the noun of its resource's name, such as `helm-release`. */
function kebabCase(kind: string): string {
  return kind.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase();
}
