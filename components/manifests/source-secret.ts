/** The credentials that Flux clones the repository with over SSH; `T` is a string, or whatever holds one. */
export interface SourceSecretOptions<T> {
  readonly name: string;
  readonly namespace: string;
  /** The private key, in PEM or OpenSSH format. */
  readonly identity: T;
  /** The public key, as one line of an `authorized_keys` file. */
  readonly identityPub: T;
  /** The host's public keys, as lines of a `known_hosts` file. */
  readonly knownHosts: T;
}

/**
 * The Secret that a GitRepository refers to, with the keys that `flux bootstrap` gives it.
 *
 * Pure over the type of the values, so that secret outputs pass through without being opened.
 *
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#ssh-authentication
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/sourcesecret/sourcesecret.go
 */
export function sourceSecret<T>({ name, namespace, identity, identityPub, knownHosts }: SourceSecretOptions<T>) {
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name, namespace },
    stringData: { identity, "identity.pub": identityPub, known_hosts: knownHosts },
  } as const;
}
