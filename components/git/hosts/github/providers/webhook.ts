import { isRecord } from "../../../../manifests/is-record";
import { registration } from "./registration";
import type { Listed, RepositoryAccess } from "./repository";

/** The inputs of a webhook that reports pushes. */
export interface WebhookInputs extends RepositoryAccess {
  /** The URL to post to. */
  readonly url: string;
  /** The secret with which GitHub signs its messages. */
  readonly secret: string;
  /** Allows messages to a host whose certificate cannot be verified. */
  readonly insecureSsl: boolean;
  /** False for one that a person has turned off. */
  readonly active: boolean;
}

/**
 * Returns the provider of webhooks. GitHub takes a URL only once in a repository.
 *
 * @see https://docs.github.com/en/rest/repos/webhooks
 */
export function handler() {
  return registration<WebhookInputs>({
    list: "hooks",
    fixed: [],
    changeable: ["url", "secret", "insecureSsl", "active"],
    nameOf: () => "the webhook",
    bodyOf: ({ url, secret, insecureSsl, active }) => ({
      ...{ name: "web", active, events: ["push"] },
      config: { url, secret, content_type: "json", insecure_ssl: insecureSsl ? "1" : "0" },
    }),
    isSame: ({ url }, listed) => configOf(listed)["url"] === url,
    isStale: () => false,
    found(listed) {
      const { url, insecure_ssl: insecureSsl } = configOf(listed);
      return { url: String(url), insecureSsl: String(insecureSsl) === "1", active: listed["active"] !== false };
    },
  });
}

function configOf({ config }: Listed): Readonly<Record<string, unknown>> {
  return isRecord(config) ? config : {};
}
