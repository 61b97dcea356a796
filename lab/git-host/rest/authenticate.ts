import type { AccessToken } from "../state/access-token";
import type { GitHubApp } from "../state/github-app";
import type { HostState } from "../state/host-state";
import { ApiError } from "./api-error";
import { appOf } from "./app-of";

/** Who makes a request: nobody in particular when both are undefined. */
export interface Caller {
  readonly token: AccessToken | undefined;
  readonly app: GitHubApp | undefined;
}

/**
 * Reads an Authorization header.
 *
 * @throws {@link ApiError} 401 when it is not one of the host's own: GitHub never takes a bad one for none.
 * @see https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api
 */
export function authenticate(state: HostState, header: string | undefined): Caller {
  if (header === undefined || header === "") return { token: undefined, app: undefined };
  const secrets = secretsOf(header);
  for (const secret of secrets) {
    const token = state.tokens.get(secret);
    if (token !== undefined && (token.expiresAt === undefined || token.expiresAt > new Date())) {
      return { token, app: undefined };
    }
    const app = appOf(state, secret);
    if (app !== undefined) return { token: undefined, app };
  }
  throw new ApiError(401, "Bad credentials");
}

function secretsOf(header: string): readonly string[] {
  const [, scheme = "", value = ""] = /^(\S+) +(\S+)$/.exec(header.trim()) ?? [];
  switch (scheme.toLowerCase()) {
    case "bearer":
    case "token":
      return [value];
    case "basic": {
      const text = Buffer.from(value, "base64").toString("utf8");
      const colon = text.indexOf(":");
      // The token is the password, or the user name of whoever leaves the password out.
      return colon === -1 ? [text] : [text.slice(colon + 1), text.slice(0, colon)];
    }
    default:
      return [];
  }
}
