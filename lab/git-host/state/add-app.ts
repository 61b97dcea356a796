import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { ensureAccount } from "./ensure-account";
import type { HostState } from "./host-state";
import type { GitHubApp } from "./github-app";

/** Makes a GitHub App, installs it, and returns it with its private key in PEM. */
export function addApp(
  state: HostState,
  owner: string,
  given: Pick<GitHubApp, "write" | "repositories">,
): { readonly app: GitHubApp; readonly privateKey: string } {
  const pair = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  const app: GitHubApp = {
    id: state.nextId(),
    installationId: state.nextId(),
    account: ensureAccount(state, owner, "Organization"),
    publicKey: createPublicKey(pair.publicKey),
    createdAt: new Date(),
    ...given,
  };
  state.apps.set(app.id, app);
  return { app, privateKey: pair.privateKey };
}
