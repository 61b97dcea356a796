/**
 * The senders of webhooks that a Receiver understands.
 * @see https://fluxcd.io/flux/components/notification/receivers/#type
 */
export const ReceiverType = {
  /** Anyone; only the URL is secret. */
  Generic: "generic",
  /** Anyone who signs the payload with the token. */
  GenericHmac: "generic-hmac",
  /** Anyone with a token of an OIDC issuer; from Flux v2.9 on. */
  GenericOidc: "generic-oidc",
  GitHub: "github",
  GitLab: "gitlab",
  Bitbucket: "bitbucket",
  Harbor: "harbor",
  DockerHub: "dockerhub",
  Quay: "quay",
  /** Google Container Registry, by Pub/Sub. */
  Gcr: "gcr",
  Nexus: "nexus",
  /** Azure Container Registry. */
  Acr: "acr",
  CdEvents: "cdevents",
} as const;
/** The senders of webhooks that a Receiver understands. */
export type ReceiverType = (typeof ReceiverType)[keyof typeof ReceiverType];
