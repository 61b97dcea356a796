/** An SSH key, and the host that it is for. */
export interface SshSecret<T> {
  /** The private key, in PEM or OpenSSH format. */
  readonly identity: T;
  /** The public key, as one line of an `authorized_keys` file. */
  readonly identityPub?: T | undefined;
  /** The passphrase of the private key. */
  readonly password?: T | undefined;
  /** The host's public keys, as lines of a `known_hosts` file. */
  readonly knownHosts: T;
}

/**
 * The keys that `flux bootstrap` gives its Secret.
 *
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#ssh-authentication
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/sourcesecret/sourcesecret.go
 */
export function sshSecret<T>({
  identity,
  identityPub,
  password,
  knownHosts,
}: SshSecret<T>): Readonly<Record<string, T>> {
  return {
    identity,
    ...present("identity.pub", identityPub),
    ...present("password", password),
    known_hosts: knownHosts,
  };
}

/** A user and a token or password for HTTPS. */
export interface BasicAuthSecret<T> {
  readonly username: T;
  readonly password: T;
  /** The certificate of the authority that the host's certificate is signed by, in PEM. */
  readonly certificateAuthority?: T | undefined;
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#basic-access-authentication */
export function basicAuthSecret<T>({
  username,
  password,
  certificateAuthority,
}: BasicAuthSecret<T>): Readonly<Record<string, T>> {
  return { username, password, ...authoritySecret(certificateAuthority) };
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#https-certificate-authority */
export function authoritySecret<T>(certificateAuthority: T | undefined): Readonly<Record<string, T>> {
  return present("ca.crt", certificateAuthority);
}

/** A GitHub App, with one of the two installation fields. */
export interface GitHubAppSecret<T> {
  readonly appId: T;
  readonly installationId?: T | undefined;
  readonly installationOwner?: T | undefined;
  /** The private key, in PEM. */
  readonly privateKey: T;
  /** The URL of the API, for a GitHub other than github.com. */
  readonly baseUrl?: T | undefined;
  readonly certificateAuthority?: T | undefined;
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#github */
export function githubAppSecret<T>(app: GitHubAppSecret<T>): Readonly<Record<string, T>> {
  return {
    githubAppID: app.appId,
    ...present("githubAppInstallationID", app.installationId),
    ...present("githubAppInstallationOwner", app.installationOwner),
    githubAppPrivateKey: app.privateKey,
    ...present("githubAppBaseURL", app.baseUrl),
    ...authoritySecret(app.certificateAuthority),
  };
}

/** A proxy. */
export interface ProxySecret<T> {
  readonly address: T;
  readonly username?: T | undefined;
  readonly password?: T | undefined;
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#proxy-secret-reference */
export function proxySecret<T>({ address, username, password }: ProxySecret<T>): Readonly<Record<string, T>> {
  return { address, ...present("username", username), ...present("password", password) };
}

function present<T>(key: string, value: T | undefined): Readonly<Record<string, T>> {
  return value === undefined ? {} : { [key]: value };
}
