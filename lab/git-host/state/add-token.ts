import { randomBytes } from "node:crypto";
import type { AccessToken } from "./access-token";
import type { HostState } from "./host-state";

/** Makes a token and returns its secret, which begins as GitHub's do so that scanners of secrets know it. */
export function addToken(state: HostState, token: AccessToken): string {
  const prefix = token.expiresAt === undefined ? "ghp" : "ghs";
  const secret = `${prefix}_${randomBytes(18).toString("hex")}`;
  state.tokens.set(secret, token);
  return secret;
}
