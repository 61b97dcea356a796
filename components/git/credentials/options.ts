import type * as pulumi from "@pulumi/pulumi";

import type { SshKeyOptions } from "./ssh-key";

/** The resolved way in which Flux reads the repository. */
export type CredentialsOptions =
  | DeployKeyCredentials
  | SshKeyCredentials
  | TokenCredentials
  | GitHubAppCredentials
  | ExistingSecretCredentials
  | AnonymousCredentials;

/** A key pair that is generated and registered with the Git host. */
export interface DeployKeyCredentials extends SshKeyOptions {
  readonly kind: "deployKey";
  readonly readOnly: boolean;
  /** Distinguishes this cluster's deploy key from those of other clusters. */
  readonly title: string;
  /** Distinguishes this key from the keys before it; empty for a key that was never rotated. */
  readonly rotation: string;
}

/** A key pair that the caller provides. */
interface SshKeyCredentials {
  readonly kind: "sshKey";
  readonly privateKey: pulumi.Input<string>;
  readonly publicKey: pulumi.Input<string> | undefined;
  readonly password: pulumi.Input<string> | undefined;
}

/** A token over HTTPS. */
interface TokenCredentials {
  readonly kind: "token";
  readonly username: string;
  readonly value: pulumi.Input<string>;
  /** Allows the token with which the GitHub provider writes. */
  readonly allowWriteToken: boolean;
}

/** A GitHub App over HTTPS. */
export interface GitHubAppCredentials {
  readonly kind: "githubApp";
  readonly appId: pulumi.Input<string>;
  readonly installationId?: pulumi.Input<string>;
  readonly installationOwner?: pulumi.Input<string>;
  readonly privateKey: pulumi.Input<string>;
  readonly baseUrl: string | undefined;
}

/** A Secret that exists already. */
interface ExistingSecretCredentials {
  readonly kind: "existingSecret";
  readonly name: string;
  readonly transport: GitTransport;
  readonly provider: "generic" | "github";
}

/** No credentials: the repository is public. */
interface AnonymousCredentials {
  readonly kind: "anonymous";
}

/** Returns the transport over which Flux clones with these credentials. */
export function transportOf(credentials: CredentialsOptions): GitTransport {
  switch (credentials.kind) {
    case "deployKey":
    case "sshKey":
      return "ssh";
    case "existingSecret":
      return credentials.transport;
    case "token":
    case "githubApp":
    case "anonymous":
      return "https";
  }
}

/** The transports over which Flux clones. */
export const GitTransport = {
  Ssh: "ssh",
  Https: "https",
} as const;
/** The transports over which Flux clones. */
export type GitTransport = (typeof GitTransport)[keyof typeof GitTransport];
