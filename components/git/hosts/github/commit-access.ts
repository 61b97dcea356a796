import * as pulumi from "@pulumi/pulumi";

import { proxyOfEnvironment } from "../../../proxy/choose-proxy";
import { knownProperties } from "../../../pulumi/resolve-output";
import { remember } from "../../../pulumi/state-memory";
import type { ChildOptions } from "../git-host";
import { apiOfBaseUrl } from "./api-address";
import type { CommitCredentials } from "./commit-provider/commit";
import { appOf, configuredCredentials, environmentCredentials } from "./commit-provider/tokens";

/** The ways by which files get to a branch. */
export const CommitWay = {
  /** One commit for each change. */
  Commit: "commit",
  /** A commit for each file, by the GitHub provider. */
  Files: "files",
} as const;
/** The ways by which files get to a branch. */
export type CommitWay = (typeof CommitWay)[keyof typeof CommitWay];

/** The access to GitHub beside the GitHub provider, with the credentials of that. */
export interface GitHubAccess {
  /** The root of the REST API. */
  readonly api: pulumi.Input<string>;
  /** Those of a provider that the program names, secret. */
  readonly credentials?: pulumi.Output<CommitCredentials>;
  /** False when no credentials can be found before a commit. */
  readonly isFound: Promise<boolean>;
}

/** The properties of a GitHub provider that a program has made. Its declarations have no `appAuth`, which is a JSON text. */
interface ExplicitProvider {
  readonly token?: pulumi.Output<string | undefined>;
  readonly baseUrl?: pulumi.Output<string | undefined>;
  readonly appAuth?: pulumi.Output<string | undefined>;
}

/**
 * Finds the credentials of the component's GitHub provider: those that the program gives to it, those in the stack's configuration
 * (`github:token`, `github:appAuth`), and those in the environment. `gh auth token`, which the provider asks at last, is not asked.
 *
 * @param url the address of GitHub in a browser, where the provider has none
 */
export function findAccess(component: pulumi.Resource, url: string): GitHubAccess {
  const explicit = component.getProvider("github:index/repositoryFile:RepositoryFile") as ExplicitProvider | undefined;
  const config = new pulumi.Config("github");
  const configured = (key: string): string | undefined => config.get(key.replace(/^github:/, ""));
  const found = async (credentials: CommitCredentials | undefined): Promise<boolean> =>
    [credentials ?? {}, configuredCredentials(configured), environmentCredentials(process.env)].some(isComplete);
  if (explicit === undefined) {
    const api = apiOfBaseUrl(configured("baseUrl") ?? process.env["GITHUB_BASE_URL"] ?? url);
    return { api, isFound: found(undefined).then((isFound) => isFound && !needsSocks(api)) };
  }
  const { token, appAuth, baseUrl } = explicit;
  const credentials = pulumi.secret(pulumi.all([token, appAuth]).apply(([known, app]) => credentialsOf(known, app)));
  const api = pulumi.output(baseUrl).apply((known) => apiOfBaseUrl(known ?? url));
  const isFound = knownProperties({ token, appAuth, baseUrl }).then(async (known) => {
    // What a preview does not know yet is taken for given.
    if (known === undefined) return true;
    return (await found(credentialsOf(known.token, known.appAuth))) && !needsSocks(apiOfBaseUrl(known.baseUrl ?? url));
  });
  return { api, credentials, isFound };
}

/**
 * Returns the way in which files get to the branch. It is decided at the first commit: another way later would delete the files of
 * the first one.
 */
export function commitWay(name: string, { isFound }: GitHubAccess, opts: ChildOptions): pulumi.Output<CommitWay> {
  const way = pulumi.output(isFound.then((found): CommitWay => (found ? CommitWay.Commit : CommitWay.Files)));
  const { remembered } = remember(`${name}-commit-memory`, way, { ...opts, ignoreChanges: ["input"] });
  return pulumi.all([remembered, isFound]).apply(([kept, found]) => {
    if (!found && kept === CommitWay.Files) void pulumi.log.info(PROVIDER_COMMITS, opts.parent);
    return kept;
  });
}

const PROVIDER_COMMITS =
  "github: no token was found in the GitHub provider's arguments, the stack's configuration or the environment, so the GitHub provider " +
  "commits each file by itself.";

function credentialsOf(token: string | undefined, appAuth: string | undefined): CommitCredentials {
  const app = appOf(appAuth);
  return { ...(token && { token }), ...(app && { app }) };
}

function isComplete({ token, app }: CommitCredentials): boolean {
  return token !== undefined || app !== undefined;
}

/** Commits do not go through a SOCKS proxy; the GitHub provider does. */
function needsSocks(api: string): boolean {
  return proxyOfEnvironment(new URL(api))?.url.protocol.startsWith("socks") === true;
}
