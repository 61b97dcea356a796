import type { KubeConfig, User } from "@kubernetes/client-node";

import { ClusterError } from "./cluster-error";
import type { ExecConfig } from "./exec-info";

/**
 * Obtains the credentials of the current user of a configuration, which may run a plugin (`exec`).
 *
 * @param obtain adds the credentials to a request, as Kubernetes' own client does it
 * @throws ClusterError when there are none; its message has nothing of them
 */
export async function authenticate(config: KubeConfig, obtain: () => Promise<void>): Promise<void> {
  const user = config.getCurrentUser();
  if (user === null) return obtain();
  refuseExpired(user);
  refuseInteractive(user);
  try {
    await obtain();
  } catch (error) {
    const { command } = execOf(user);
    if (command === undefined) throw unobtained(user, (error as Error).message);
    throw unobtained(user, `its plugin ${command} failed: ${reasonOf(error)}`);
  }
}

/**
 * Refuses an OIDC token that has expired. Kubernetes' own client would refresh it without a proxy, without the authority of the
 * kubeconfig and without the client's secret, and then forget the new refresh token: where each of them is used once only, kubectl
 * would be logged out.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#option-1-oidc-authenticator
 */
function refuseExpired(user: User): void {
  const { name, config = {} } = (user.authProvider ?? {}) as { name?: string; config?: Record<string, unknown> };
  if (name !== "oidc" || user.token || !isExpired(config["id-token"])) return;
  throw unobtained(
    user,
    "its OIDC token has expired, and only kubectl and Pulumi's plugin refresh it. Run `kubectl version`, which writes a new one to the " +
      "kubeconfig, or use a plugin for it in place of `auth-provider`",
  );
}

function isExpired(token: unknown): boolean {
  const [, payload = ""] = typeof token === "string" ? token.split(".") : [];
  try {
    const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { readonly exp?: unknown };
    return typeof exp !== "number" || exp * 1000 < Date.now();
  } catch {
    return true;
  }
}

/** Refuses a plugin that would wait for an input that it never gets. */
function refuseInteractive(user: User): void {
  const { command = "", interactiveMode } = execOf(user);
  if (interactiveMode !== "Always") return;
  throw unobtained(
    user,
    `its plugin ${command} requires a terminal (\`interactiveMode: Always\`), and gets none. Use a login of it that asks for nothing`,
  );
}

function execOf({ exec }: User): ExecConfig {
  return (exec ?? {}) as ExecConfig;
}

/** Not the message of a parser, which quotes what the plugin has printed. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError || error instanceof TypeError) return "it must print an ExecCredential";
  const lines = (error as Error).message.split("\n").map((line) => line.trim());
  return lines.findLast((line) => line !== "") ?? "it says nothing";
}

function unobtained({ name }: User, reason: string): ClusterError {
  return new ClusterError(
    `the kubeconfig's user ${JSON.stringify(name)} has no credentials: ${reason.replace(/\.$/, "")}.`,
  );
}
