import { commitFiles } from "./git/commit-files";
import type { GitHost, RepositoryOptions } from "./git-host";
import type { GitHostRequest } from "./git-host-request";
import type { Repository } from "./repository";
import { repositoryHandle } from "./repository-handle";
import type { Faults } from "./rest/faults";
import { committerOf } from "./rest/signatures-of";
import { addApp } from "./state/add-app";
import { addRepository, isRepositoryName } from "./state/add-repository";
import { addToken } from "./state/add-token";
import { coversOnly } from "./state/covers-only";
import { ensureAccount } from "./state/ensure-account";
import { findRepository } from "./state/find-repository";
import type { HostState } from "./state/host-state";

/** What a program has of a host that runs. */
export function gitHostHandle(
  state: HostState,
  faults: Faults,
  requests: readonly GitHostRequest[],
  stop: () => Promise<void>,
): GitHost {
  const { urls, user } = state;
  const createToken: GitHost["createToken"] = ({ write, repositories }) =>
    addToken(state, { account: user, write, covers: coversOnly(repositories), expiresAt: undefined });
  return {
    apiUrl: `${urls.html}/`,
    graphQlUrl: urls.graphQl,
    sshHostname: urls.ssh,
    knownHosts: state.hostKeys.map((key) => `${knownHost(urls.ssh)} ${key}\n`).join(""),
    token: createToken({ write: true }),
    login: user.login,
    webFlowKey: () => state.webFlow.key(),
    requests,
    createToken,
    revokeToken: (token) => void state.tokens.delete(token),
    createOrganization: (login) => void ensureAccount(state, login, "Organization"),
    createUser: (login) => void ensureAccount(state, login, "User"),
    createApp({ owner, write = true, repositories }) {
      const { app, privateKey } = addApp(state, owner, { write, repositories });
      return { appId: String(app.id), installationId: String(app.installationId), privateKey };
    },
    createRepository: (owner, name, options = {}) => createRepository(state, owner, name, options),
    repository(owner, name) {
      const repository = findRepository(state, owner, name);
      return repository && repositoryHandle(state, repository);
    },
    limitRate({ requests: limit, seconds, api = "rest" }) {
      const limited = api === "rest" ? state.rateLimit : state.graphQlRateLimit;
      Object.assign(limited, { limit, used: 0, resetAt: new Date(Date.now() + seconds * 1000) });
    },
    intercept: (interceptor) => faults.add(interceptor),
    stop,
  };
}

/** @see https://man.openbsd.org/sshd.8#SSH_KNOWN_HOSTS_FILE_FORMAT */
function knownHost(hostname: string): string {
  const [host = "", port = ""] = hostname.split(":");
  return `[${host}]:${port}`;
}

async function createRepository(
  state: HostState,
  owner: string,
  name: string,
  options: RepositoryOptions,
): Promise<Repository> {
  if (!isRepositoryName(owner) || !isRepositoryName(name)) throw new Error(`${owner}/${name} is no repository's name`);
  if (findRepository(state, owner, name) !== undefined) throw new Error(`${owner}/${name} exists already`);
  const { files = { "README.md": `# ${name}\n` }, defaultBranch = "main", empty = false } = options;
  const hidden = options.private ?? false;
  const repository = await addRepository(state, ensureAccount(state, owner, "Organization"), name, {
    default_branch: defaultBranch,
    private: hidden,
    visibility: hidden ? "private" : "public",
  });
  if (!empty) {
    const somebody = committerOf(state);
    const first = {
      branch: defaultBranch,
      parent: undefined,
      files,
      message: "Initial commit",
      author: somebody,
      committer: somebody,
    };
    await commitFiles(repository.directory, first);
  }
  return repositoryHandle(state, repository);
}
