import type { CommitInputs, CommitState } from "../../../../../../components/git/hosts/github/providers/commit";
import type { Commit, GitHost, Interceptor, Repository, RepositoryOptions } from "../../../../../../lab/git-host";
import { useGitHost } from "../../../../../lab/git-host/support/use-git-host";
import { loadProvider, type LoadedProvider, type ProviderOptions, type Providers } from "./load-provider";

/** The directory of the files. */
export const DIRECTORY = "clusters/prod/flux-system";
export const COMPONENTS = `${DIRECTORY}/gotk-components.yaml`;
export const SYNC = `${DIRECTORY}/gotk-sync.yaml`;
export const KUSTOMIZATION = `${DIRECTORY}/kustomization.yaml`;
export const FILES = { [COMPONENTS]: "components: 1\n", [SYNC]: "sync: 1\n", [KUSTOMIZATION]: "resources: []\n" };

/** GitHub's names of what the provider asks for. */
export const READ = "/graphql repository";
export const MUTATION = "/graphql createCommitOnBranch";

/** A repository of a test, and its branch. */
export interface Branch {
  readonly repository: Repository;
  /** Inputs for it. */
  inputs(more?: Partial<CommitInputs>): CommitInputs;
  /** Creates a resource as one does whose answer nobody has to look at. */
  committed(more?: Partial<CommitInputs>): Promise<CommitState>;
  /** The commits, newest first, without the first one. */
  log(): Promise<readonly Commit[]>;
}

/** A host for the tests of a `describe`. */
export interface BranchHost {
  readonly host: () => GitHost;
  /** Loads the provider with a token that may do everything, unless it is configured otherwise. */
  provider(options?: ProviderOptions): LoadedProvider;
  /** Loads another provider in the same way. */
  providerOf<K extends keyof Providers>(kind: K, options?: ProviderOptions): LoadedProvider<K>;
  /** Makes a repository that no other test knows. */
  branch(options?: RepositoryOptions): Promise<Branch>;
  /** Lets the first request of a route go wrong, or something happen before it. */
  once(route: string, happens: () => ReturnType<Interceptor>): void;
  /** Lets every request of a route go wrong. */
  always(route: string, fault: ReturnType<Interceptor>): void;
  /** The routes of the requests since the test has begun. */
  routes(): readonly (string | undefined)[];
}

/** Starts a host before the tests of a `describe`; each test ends what it has made go wrong. */
export function useBranches(): BranchHost {
  const { host } = useGitHost();
  const ends: (() => void)[] = [];
  let [repositories, seen] = [0, 0];
  beforeEach(() => {
    seen = host().requests.length;
  });
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });
  const intercept = (interceptor: Interceptor): void => void ends.push(host().intercept(interceptor));
  const providerOf: BranchHost["providerOf"] = (kind, options) =>
    loadProvider(kind, { config: { "github:token": host().token }, ...options });
  const provider: BranchHost["provider"] = (options) => providerOf("CommittedFiles", options);
  return {
    ...{ host, provider, providerOf },
    async branch(options) {
      repositories += 1;
      const name = `fleet-${String(repositories)}`;
      const repository = await host().createRepository("acme", name, options);
      const inputs = (more: Partial<CommitInputs> = {}): CommitInputs => ({
        api: apiOf(host()),
        owner: "acme",
        repository: name,
        branch: options?.defaultBranch ?? "main",
        message: `Flux for ${DIRECTORY}`,
        deletionMessage: `Delete Flux from ${DIRECTORY}`,
        kept: [],
        files: FILES,
        ...more,
      });
      return {
        repository,
        inputs,
        committed: async (more) => (await provider().create(inputs(more))).outs,
        log: async () => (await repository.log(inputs().branch)).slice(0, -1),
      };
    },
    once(route, happens) {
      let isFirst = true;
      intercept((request) => {
        if (!isFirst || request.route !== route) return undefined;
        isFirst = false;
        return happens();
      });
    },
    always: (route, fault) => intercept((request) => (request.route === route ? fault : undefined)),
    routes: () =>
      host()
        .requests.slice(seen)
        .map(({ route }) => route),
  };
}

/** The root of the REST API of a host. */
export function apiOf({ apiUrl }: GitHost): string {
  return `${apiUrl}api/v3`;
}
