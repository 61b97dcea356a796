import * as pulumi from "@pulumi/pulumi";

import { proxyOfEnvironment } from "../../../proxy/choose-proxy";
import { deploymentKey } from "../../../pulumi/deployment";
import { knownProperties, propertyOrNone } from "../../../pulumi/resolve-output";
import { remember } from "../../../pulumi/state-memory";
import type { ChildOptions } from "../git-host";
import { apiOfBaseUrl } from "./api-address";
import { CredentialsProvider } from "./credentials-provider";
import { tokenSources, type Configuration, type TokenSource } from "./providers/tokens";

/** The ways by which something is written to GitHub. */
export const GitHubWay = {
  /** By GitHub's API itself: one commit for each change. */
  Direct: "direct",
  /** By the GitHub provider: a commit for each file. */
  Provider: "provider",
} as const;
/** The ways by which something is written to GitHub. */
export type GitHubWay = (typeof GitHubWay)[keyof typeof GitHubWay];

/** The access to GitHub beside the GitHub provider, with the credentials of that. */
export interface GitHubAccess {
  /** The root of the REST API. */
  readonly api: pulumi.Input<string>;
  /** Returns the provider that has the credentials, but for those of the environment. */
  provider(): pulumi.ProviderResource;
  /** False when no credentials can be found before the first write. */
  readonly isFound: Promise<boolean>;
  /** The way to ask GitHub before anything is written; undefined where no credentials are found, or not known in a preview. */
  readonly connection: Promise<GitHubConnection | undefined>;
}

/** The API of a GitHub, with credentials. */
interface GitHubConnection {
  /** The root of the REST API. */
  readonly api: string;
  readonly tokens: readonly TokenSource[];
  /** The owner that the GitHub provider is configured with; undefined when it takes that of its token. */
  readonly owner: string | undefined;
}

/** The properties of a GitHub provider that a program has made. Its declarations have no `appAuth`. */
type GitHubProvider = pulumi.ProviderResource & {
  readonly token?: pulumi.Output<string | undefined>;
  readonly baseUrl?: pulumi.Output<string | undefined>;
  /** A JSON text. */
  readonly appAuth?: pulumi.Output<string | undefined>;
  readonly owner?: pulumi.Output<string | undefined>;
  readonly organization?: pulumi.Output<string | undefined>;
  /** `true` where the certificate of the server is not checked. */
  readonly insecure?: pulumi.Output<string | undefined>;
};

/** One for each GitHub provider of the program, and one for each deployment, by its monitor: each is a process. */
const providers = new WeakMap<object, CredentialsProvider>();

/**
 * Finds the credentials of the component's GitHub provider: those that the program gives to it, those in the stack's configuration
 * (`github:token`, `github:appAuth`), and those in the environment. `gh auth token`, which the provider asks at last, is not asked.
 *
 * @param url the address of GitHub in a browser, where the provider has none
 */
export function findAccess(component: pulumi.Resource, url: string): GitHubAccess {
  const explicit = component.getProvider("github:index/repositoryFile:RepositoryFile") as GitHubProvider | undefined;
  if (explicit === undefined) {
    const config = new pulumi.Config("github");
    const settings = (key: string): string | undefined => config.get(key.replace(/^github:/, ""));
    const baseUrl = baseUrlOf(settings("github:baseUrl"), url);
    const connection = connect(settings, baseUrl);
    return {
      api: apiOfBaseUrl(baseUrl),
      provider: () => stackProvider(config),
      isFound: Promise.resolve(connection !== undefined),
      connection: Promise.resolve(connection),
    };
  }
  const { token, appAuth, baseUrl, owner, organization, insecure } = explicit;
  const api = propertyOrNone(baseUrl).apply((known) => apiOfBaseUrl(baseUrlOf(known, url)));
  const known = knownProperties({ token, appAuth, baseUrl, owner, organization, insecure });
  const connection = known.then((properties) => {
    if (properties === undefined) return undefined;
    const settings: Readonly<Record<string, string | undefined>> = properties;
    return connect((key) => settings[key.replace(/^github:/, "")], baseUrlOf(properties.baseUrl, url));
  });
  // What a preview does not know yet is taken for given.
  const isFound = Promise.all([known, connection]).then(
    ([properties, found]) => properties === undefined || found !== undefined,
  );
  return { api, provider: () => providerBeside(explicit), isFound, connection };
}

/**
 * Returns the base URL that the GitHub provider uses. The SDK of Node.js gives a provider that of the environment; in other languages
 * it finds that by itself.
 *
 * @param url where it uses none but its own
 */
function baseUrlOf(setting: string | undefined, url: string): string {
  return [setting, process.env["GITHUB_BASE_URL"]].find(Boolean) ?? url;
}

/** Returns the way to GitHub's API with the settings of a GitHub provider; undefined where they have no credentials for it. */
function connect(settings: Configuration, url: string): GitHubConnection | undefined {
  const { GITHUB_OWNER, GITHUB_ORGANIZATION } = process.env;
  const owner = [settings("github:owner"), GITHUB_OWNER, settings("github:organization"), GITHUB_ORGANIZATION].find(
    Boolean,
  );
  const [api, tokens] = [apiOfBaseUrl(url), tokenSources(settings)];
  const isReached = settings("github:insecure") !== "true" && !needsSocks(api);
  return isReached && tokens.length > 0 ? { api, tokens, owner } : undefined;
}

function providerBeside(gitHub: GitHubProvider): CredentialsProvider {
  const { token, appAuth } = gitHub;
  const name = `${pulumi.resourceName(gitHub)}-credentials`;
  const credentials = { token: propertyOrNone(token), appAuth: propertyOrNone(appAuth) };
  return provided(gitHub, () => new CredentialsProvider(name, credentials, { parent: gitHub }));
}

/** The default provider would have the whole configuration of the stack in its state, also what only the program makes a secret. */
function stackProvider(config: pulumi.Config): CredentialsProvider {
  const credentials = { token: config.get("token"), appAuth: config.get("appAuth") };
  return provided(deploymentKey(), () => new CredentialsProvider("flux-bootstrap-github", credentials, {}));
}

function provided(key: object, create: () => CredentialsProvider): CredentialsProvider {
  const known = providers.get(key) ?? create();
  providers.set(key, known);
  return known;
}

/**
 * Returns the way in which everything is written to GitHub. The first `up` decides it: another way later would delete what the first
 * one has made.
 */
export function gitHubWay(name: string, { isFound }: GitHubAccess, opts: ChildOptions): pulumi.Output<GitHubWay> {
  const way = pulumi.output(isFound.then((found): GitHubWay => (found ? GitHubWay.Direct : GitHubWay.Provider)));
  const { remembered } = remember(`${name}-github-memory`, way, { ...opts, ignoreChanges: ["input"] });
  return pulumi.all([remembered, isFound]).apply(([kept, found]) => {
    if (!found && kept === GitHubWay.Provider) void pulumi.log.info(PROVIDER_WRITES, opts.parent);
    return kept;
  });
}

const PROVIDER_WRITES =
  "github: no token was found in the GitHub provider's arguments, the stack's configuration or the environment, so the GitHub provider " +
  "commits each file by itself.";

/** The API is not reached through a SOCKS proxy; the GitHub provider does. */
function needsSocks(api: string): boolean {
  try {
    return proxyOfEnvironment(new URL(api))?.url.protocol.startsWith("socks") === true;
  } catch {
    // The first request reports a variable that names no proxy.
    return false;
  }
}
