/** The metadata of an object as an API server returns it. */
interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly deletionTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly managedFields?: readonly { readonly manager?: string }[];
}

/** A list as an API server returns it. */
export interface ListOf<T> {
  readonly metadata?: { readonly remainingItemCount?: number };
  readonly items: readonly T[];
}

/** An object of which only the metadata is read. */
export interface AnyObject {
  readonly metadata: Metadata;
}

/** A CustomResourceDefinition; only the fields about its versions. */
export interface Definition extends AnyObject {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean; readonly storage: boolean }[];
  };
  readonly status?: { readonly storedVersions?: readonly string[] };
}
