/**
 * The type of a Secret with the credentials of a registry, under the key `.dockerconfigjson`.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#docker-config-secrets
 */
export const DOCKER_CONFIG = "kubernetes.io/dockerconfigjson";

/**
 * The credentials of a registry, as Docker and the kubelet keep them, and as `flux install --registry-creds` writes them.
 *
 * @param registry the registry and path of the images, as given to `flux install --registry`, e.g. `"registry.example.com/fluxcd"`.
 * @see https://github.com/fluxcd/pkg/blob/runtime/v0.110.1/runtime/secrets/factory.go (`MakeRegistrySecret`)
 */
export function dockerConfigJson(registry: string, username: string, password: string): string {
  const auth = Buffer.from(`${username}:${password}`, "utf8").toString("base64");
  return JSON.stringify({ auths: { [registry]: { username, password, auth } } }, undefined, 2);
}
