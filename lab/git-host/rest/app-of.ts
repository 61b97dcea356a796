import { verify } from "node:crypto";
import type { GitHubApp } from "../state/github-app";
import type { HostState } from "../state/host-state";

/**
 * The app that signed a JSON Web Token, if it did and the token is valid now.
 *
 * @see https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
export function appOf(state: HostState, token: string): GitHubApp | undefined {
  const [header, payload, signature] = token.split(".");
  if (header === undefined || payload === undefined || signature === undefined) return undefined;
  const claims = decode(payload);
  const app = state.apps.get(Number(claims["iss"]));
  const now = Date.now() / 1000;
  const valid = app !== undefined && Number(claims["exp"]) > now && Number(claims["iat"]) <= now + 60;
  if (!valid || decode(header)["alg"] !== "RS256") return undefined;
  const signed = Buffer.from(`${header}.${payload}`);
  return verify("sha256", signed, app.publicKey, Buffer.from(signature, "base64url")) ? app : undefined;
}

function decode(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
