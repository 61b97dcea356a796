import type * as Client from "@kubernetes/client-node";

/** The exports of Kubernetes' own client that this package uses. */
export const CLIENT_EXPORTS = ["KubeConfig", "createConfiguration", "HttpMethod", "ServerConfiguration"] as const;

/** The part of Kubernetes' own client that this package uses. */
export type KubernetesClient = Pick<typeof Client, (typeof CLIENT_EXPORTS)[number]>;

/**
 * Loads Kubernetes' own client, late: it is a thousand modules, which take as long as the rest of a program, and one that
 * changes nothing needs none of them. The published package has a bundle of what it uses of them
 * (`scripts/bundle/bundle-client.ts`), which takes a tenth of that time.
 */
export function kubernetesClient(): Promise<KubernetesClient> {
  return import("@kubernetes/client-node");
}
