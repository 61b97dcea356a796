/** Whom a repository tells of what happens to it. */
export interface Webhook {
  readonly id: number;
  readonly createdAt: Date;
  /** What was sent, or could not be, oldest first. */
  readonly deliveries: WebhookDelivery[];
  updatedAt: Date;
  active: boolean;
  /** Names of events, such as "push"; "*" is all of them. */
  events: readonly string[];
  config: WebhookConfig;
}

/** Where the deliveries of a webhook go, and how. */
export interface WebhookConfig {
  readonly url: string;
  readonly contentType: "json" | "form";
  /** Whether a certificate that nobody knows is taken. */
  readonly insecureSsl: boolean;
  /** What the deliveries are signed with. */
  readonly secret: string | undefined;
}

/** One request to whom a webhook leads. */
export interface WebhookDelivery {
  readonly id: string;
  readonly event: string;
  /** Of the answer; 0 when there was none. */
  readonly status: number;
  readonly deliveredAt: Date;
}
