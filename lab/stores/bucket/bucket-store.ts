/** An S3-compatible store on this machine, over plain HTTP: `spec.insecure` for Flux. It keeps everything in memory. */
export interface BucketStore {
  /** "127.0.0.1:PORT", as `spec.endpoint` of a Bucket. */
  readonly endpoint: string;
  /** The only access key whose signatures the store takes. */
  readonly accessKey: string;
  /** A secret. */
  readonly secretKey: string;
  /** Makes a bucket. */
  createBucket(name: string): Promise<void>;
  /** Stores an object under a key such as "apps/web.yaml". */
  put(bucket: string, key: string, content: string): Promise<void>;
  /** Removes an object. */
  remove(bucket: string, key: string): Promise<void>;
  /** Ends it. May be called again. */
  stop(): Promise<void>;
}
