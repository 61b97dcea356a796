/** The metadata of an object as an API server answers with it. */
interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly managedFields?: readonly { readonly manager?: string }[];
}

/** A list as an API server answers with it. */
export interface ListOf<T> {
  readonly metadata?: { readonly remainingItemCount?: number };
  readonly items: readonly T[];
}

/** An object of which only the metadata matters. */
export interface AnyObject {
  readonly metadata: Metadata;
}

/** A CustomResourceDefinition, as far as versions are concerned. */
export interface Definition extends AnyObject {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean; readonly storage: boolean }[];
  };
  readonly status?: { readonly storedVersions?: readonly string[] };
}
