import type * as pulumi from "@pulumi/pulumi";

import type { SshKeyOptions } from "./ssh-key";

/** How Flux reads the repository, resolved. */
export type CredentialsOptions =
  | DeployKeyCredentials
  | SshKeyCredentials
  | TokenCredentials
  | GitHubAppCredentials
  | ExistingSecretCredentials
  | AnonymousCredentials;

/** A key pair that is made, and registered with the Git host. */
export interface DeployKeyCredentials extends SshKeyOptions {
  readonly kind: "deployKey";
  readonly readOnly: boolean;
  /** Tells this cluster's deploy key from those of others. */
  readonly title: string;
  /** Tells this key from those before it; empty for one that was never rotated. */
  readonly rotation: string;
}

/** A key pair of the caller's. */
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
  /** Whether it may be the one that the GitHub provider writes with. */
  readonly allowWriteToken: boolean;
}

/** A GitHub App over HTTPS. */
export interface GitHubAppCredentials {
  readonly kind: "githubApp";
  readonly appId: pulumi.Input<string>;
  readonly installationId: pulumi.Input<string>;
  readonly privateKey: pulumi.Input<string>;
  readonly baseUrl: string | undefined;
}

/** A Secret that exists already. */
interface ExistingSecretCredentials {
  readonly kind: "existingSecret";
  readonly name: string;
  readonly transport: GitTransport;
}

/** None: the repository is public. */
interface AnonymousCredentials {
  readonly kind: "anonymous";
}

/** What Flux clones over with these credentials. */
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

/** What Flux clones over. */
export const GitTransport = {
  Ssh: "ssh",
  Https: "https",
} as const;
/** What Flux clones over. */
export type GitTransport = (typeof GitTransport)[keyof typeof GitTransport];
