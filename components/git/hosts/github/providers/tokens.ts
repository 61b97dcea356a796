import { createSign } from "node:crypto";

import type { AppCredentials, CommitCredentials } from "./commit";

/** A text of the configuration by its key, such as `github:token`. */
export type Configuration = (key: string) => string | undefined;

/** Sends a request with a token of its own. */
type Authorized = (method: string, path: string, token: string) => Promise<unknown>;

/** Returns a token. */
export type TokenSource = (send: Authorized) => Promise<string>;

/** Seconds for which GitHub takes the proof that is sent for an installation's token; ten minutes is the most. */
const PROOF_SECONDS = 300;
/** Seconds that GitHub's clock may be behind. */
const CLOCK_SKEW = 60;

/**
 * Returns where a token may be had, the first first: the configuration, which is that of the provider that the program names or of the
 * stack, and the environment. A token that GitHub refuses, such as one in the state that has expired, is passed over.
 */
export function tokenSources(
  configured: Configuration,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): TokenSource[] {
  return [configuredCredentials(configured), environmentCredentials(environment)].flatMap(({ token, app }) => [
    ...(token === undefined ? [] : [() => Promise.resolve(token)]),
    ...(app === undefined ? [] : [installationToken(app)]),
  ]);
}

/**
 * Returns the credentials in a configuration.
 * @see https://www.pulumi.com/registry/packages/github/installation-configuration/
 */
function configuredCredentials(configured: Configuration): CommitCredentials {
  return credentialsOf(configured("github:token"), appOf(configured("github:appAuth")));
}

/** Returns the credentials in an environment, as the GitHub provider reads them. */
function environmentCredentials(environment: Readonly<Record<string, string | undefined>>): CommitCredentials {
  const { GITHUB_APP_ID: id, GITHUB_APP_INSTALLATION_ID: installationId, GITHUB_APP_PEM_FILE: pemFile } = environment;
  return credentialsOf(environment["GITHUB_TOKEN"], completeApp({ id, installationId, pemFile }));
}

/** Takes an App from the text that the GitHub provider has of its argument `appAuth`; undefined when it is none. */
function appOf(text: string | undefined): AppCredentials | undefined {
  if (!text) return undefined;
  try {
    return completeApp((JSON.parse(text) ?? {}) as Parameters<typeof completeApp>[0]);
  } catch {
    return undefined;
  }
}

function completeApp({ id, installationId, pemFile }: Record<"id" | "installationId" | "pemFile", string | undefined>) {
  if (!id || !installationId || !pemFile) return undefined;
  // A variable may have the line feeds of the key as two characters, which the provider takes too.
  return { id, installationId, privateKey: pemFile.replaceAll("\\n", "\n") };
}

function credentialsOf(token: string | undefined, app: AppCredentials | undefined): CommitCredentials {
  return { ...(token && { token }), ...(app && { app }) };
}

/**
 * Returns the source of an installation's tokens, each of which is good for an hour.
 * @see https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation
 */
function installationToken({ id, installationId, privateKey }: AppCredentials): TokenSource {
  return async (send) => {
    const path = `/app/installations/${encodeURIComponent(installationId)}/access_tokens`;
    const answer = (await send("POST", path, proof(id, privateKey))) as { readonly token?: string };
    return answer.token ?? "";
  };
}

/** @see https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app */
function proof(id: string, privateKey: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iat: now - CLOCK_SKEW, exp: now + PROOF_SECONDS, iss: id };
  const text = [{ alg: "RS256", typ: "JWT" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
}
