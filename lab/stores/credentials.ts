/** A user name and its password, for HTTP's basic authentication. */
export interface Credentials {
  readonly username: string;
  /** A secret. */
  readonly password: string;
}

/** The value of the `Authorization` header. */
export function basicAuthorization({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
