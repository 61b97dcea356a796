/** The name and the content of a Secret for pulling images; `T` is a string, or whatever holds one. */
export interface ImagePullSecretOptions<T> {
  readonly name: string;
  readonly namespace: string;
  /** What {@link dockerConfigJson} makes. */
  readonly dockerConfigJson: T;
}

/**
 * The Secret that the controllers' images are pulled with, as `flux install --registry-creds` makes it.
 *
 * @see https://github.com/fluxcd/pkg/blob/runtime/v0.110.1/runtime/secrets/factory.go (`MakeRegistrySecret`)
 */
export function imagePullSecret<T>({ name, namespace, dockerConfigJson }: ImagePullSecretOptions<T>) {
  return {
    apiVersion: "v1",
    kind: "Secret",
    type: "kubernetes.io/dockerconfigjson",
    metadata: { name, namespace },
    stringData: { ".dockerconfigjson": dockerConfigJson },
  } as const;
}

/**
 * The credentials of a registry, as Docker and the kubelet keep them.
 *
 * @param registry where the images are, as given to `flux install --registry`, e.g. `"registry.example.com/fluxcd"`.
 */
export function dockerConfigJson(registry: string, username: string, password: string): string {
  const auth = Buffer.from(`${username}:${password}`, "utf8").toString("base64");
  return JSON.stringify({ auths: { [registry]: { username, password, auth } } }, undefined, 2);
}
