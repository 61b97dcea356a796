import * as pulumi from "@pulumi/pulumi";

import { proxyOfEnvironment } from "../../../proxy/choose-proxy";
import { knownProperties } from "../../../pulumi/resolve-output";
import { remember } from "../../../pulumi/state-memory";
import type { ChildOptions } from "../git-host";
import { apiOfBaseUrl } from "./api-address";
import { CommitProvider } from "./committed-files";
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
  /** Returns the provider that has the credentials, but for those of the environment. */
  provider(): pulumi.ProviderResource;
  /** False when no credentials can be found before a commit. */
  readonly isFound: Promise<boolean>;
}

/** The properties of a GitHub provider that a program has made. Its declarations have no `appAuth`. */
type GitHubProvider = pulumi.ProviderResource & {
  readonly token?: pulumi.Output<string | undefined>;
  readonly baseUrl?: pulumi.Output<string | undefined>;
  /** A JSON text. */
  readonly appAuth?: pulumi.Output<string | undefined>;
};

/** One for each GitHub provider of the program, and one for each deployment, by its monitor: each is a process. */
const providers = new WeakMap<object, CommitProvider>();

/**
 * Finds the credentials of the component's GitHub provider: those that the program gives to it, those in the stack's configuration
 * (`github:token`, `github:appAuth`), and those in the environment. `gh auth token`, which the provider asks at last, is not asked.
 *
 * @param url the address of GitHub in a browser, where the provider has none
 */
export function findAccess(component: pulumi.Resource, url: string): GitHubAccess {
  const explicit = component.getProvider("github:index/repositoryFile:RepositoryFile") as GitHubProvider | undefined;
  const inEnvironment = isComplete(environmentCredentials(process.env));
  if (explicit === undefined) {
    const config = new pulumi.Config("github");
    const configured = (key: string): string | undefined => config.get(key.replace(/^github:/, ""));
    const api = apiOfBaseUrl(configured("github:baseUrl") ?? process.env["GITHUB_BASE_URL"] ?? url);
    const isFound = (isComplete(configuredCredentials(configured)) || inEnvironment) && !needsSocks(api);
    return { api, provider: () => stackProvider(config), isFound: Promise.resolve(isFound) };
  }
  const { token, appAuth, baseUrl } = explicit;
  const api = pulumi.output(baseUrl).apply((known) => apiOfBaseUrl(known ?? url));
  const isFound = knownProperties({ token, appAuth, baseUrl }).then((known) => {
    // What a preview does not know yet is taken for given.
    if (known === undefined) return true;
    const isGiven = known.token !== undefined || appOf(known.appAuth) !== undefined;
    return (isGiven || inEnvironment) && !needsSocks(apiOfBaseUrl(known.baseUrl ?? url));
  });
  return { api, provider: () => providerBeside(explicit), isFound };
}

function providerBeside(gitHub: GitHubProvider): CommitProvider {
  const { token, appAuth } = gitHub;
  const name = `${pulumi.resourceName(gitHub)}-commits`;
  return provided(gitHub, () => new CommitProvider(name, { token, appAuth }, { parent: gitHub }));
}

/** The default provider would have the whole configuration of the stack in its state, also what only the program makes a secret. */
function stackProvider(config: pulumi.Config): CommitProvider {
  const credentials = { token: config.get("token"), appAuth: config.get("appAuth") };
  return provided(
    pulumi.runtime.getMonitor() ?? {},
    () => new CommitProvider("flux-bootstrap-commits", credentials, {}),
  );
}

function provided(key: object, create: () => CommitProvider): CommitProvider {
  const known = providers.get(key) ?? create();
  providers.set(key, known);
  return known;
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

function isComplete({ token, app }: CommitCredentials): boolean {
  return token !== undefined || app !== undefined;
}

/** Commits do not go through a SOCKS proxy; the GitHub provider does. */
function needsSocks(api: string): boolean {
  try {
    return proxyOfEnvironment(new URL(api))?.url.protocol.startsWith("socks") === true;
  } catch {
    // The first request reports a variable that names no proxy.
    return false;
  }
}
