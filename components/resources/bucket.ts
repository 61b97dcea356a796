import type * as pulumi from "@pulumi/pulumi";

import { composeBucket, type BucketFields } from "../flux-objects/bucket";
import { FluxResource } from "./flux-resource";
import type { ResourceArgs } from "./resource-args";

/** The arguments of {@link Bucket}. */
export interface BucketArgs extends ResourceArgs, BucketFields {}

/**
 * A bucket of an object storage that Flux follows. It is ready when Flux has fetched it.
 * @see https://fluxcd.io/flux/components/source/buckets/
 * @example
 * new Bucket("apps", { flux, bucketName: "apps", endpoint: "s3.example.com", credentials });
 */
export class Bucket extends FluxResource<"Bucket", BucketArgs> {
  /** @throws InvalidArgumentsError that lists every invalid argument. */
  public constructor(name: string, args: BucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Bucket", name, args, composeBucket, opts);
  }
}
