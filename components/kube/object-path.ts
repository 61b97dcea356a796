/** The metadata that tells an object from all others of its kind. */
export interface ObjectName {
  readonly name: string;
  /** Undefined for an object of the cluster. */
  readonly namespace?: string;
}

/**
 * Returns the path of an object in the API.
 *
 * @param resource the name of its kind in the API, such as `deployments`
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 */
export function objectPath(apiVersion: string, resource: string, { name, namespace }: ObjectName): string {
  const api = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const scope = namespace === undefined ? "" : `/namespaces/${namespace}`;
  return `${api}${scope}/${resource}/${name}`;
}
