import { BranchMoved } from "./git/branch-moved";
import { commitFiles } from "./git/commit-files";
import { history } from "./git/history";
import { listTree } from "./git/list-tree";
import { readAt } from "./git/read-at";
import { readCommit } from "./git/read-commit";
import { listRefs, updateRef } from "./git/refs";
import type { Signature } from "./git/signature";
import { signCommit } from "./git/sign-commit";
import { writeTag } from "./git/write-tag";
import type { Repository } from "./repository";
import { pullRequestHandle } from "./pull-request-handle";
import { announcePushes } from "./webhooks/announce-pushes";
import { addDeployKey } from "./state/add-deploy-key";
import type { HostState } from "./state/host-state";
import { ensureAccount } from "./state/ensure-account";
import { renameRepository } from "./state/rename-repository";
import { protectBranch } from "./state/protect-branch";
import { fullName, type StoredRepository } from "./state/stored-repository";

const somebodyNow = (): Signature => ({ name: "Somebody", email: "somebody@example.com", date: new Date() });

/** What a program has of a repository on the host. */
export function repositoryHandle(state: HostState, repository: StoredRepository): Repository {
  const tip = (branch: string): ReturnType<typeof readCommit> =>
    readCommit(repository.directory, `refs/heads/${branch}`);
  return {
    get fullName() {
      return fullName(repository);
    },
    get directory() {
      return repository.directory;
    },
    get sshUrl() {
      return `ssh://git@${state.urls.ssh}/${fullName(repository)}.git`;
    },
    get httpUrl() {
      return `${state.urls.html}/${fullName(repository)}.git`;
    },
    get deployKeys() {
      return repository.deployKeys;
    },
    get webhooks() {
      return repository.webhooks.map(({ id, active, events, config, deliveries }) => ({
        id,
        active,
        events,
        url: config.url,
        deliveries,
      }));
    },
    get statuses() {
      return repository.statuses;
    },
    async branches() {
      const refs = await listRefs(repository.directory, "refs/heads/");
      return refs.map(({ name }) => name.slice("refs/heads/".length));
    },
    async log(branch = repository.settings.default_branch) {
      const commit = await tip(branch);
      return commit === undefined ? [] : history(repository.directory, commit.sha);
    },
    async files(ref = repository.settings.default_branch) {
      const commit = await readCommit(repository.directory, ref);
      if (commit === undefined) return [];
      const entries = await listTree(repository.directory, commit.tree, { recursive: true });
      return entries.filter(({ type }) => type === "blob").map(({ path }) => path);
    },
    async read(path, ref = repository.settings.default_branch) {
      const found = await readAt(repository.directory, ref, path);
      return found?.object?.type === "blob" ? found.object.content.toString("utf8") : undefined;
    },
    async commit(message, files, branch = repository.settings.default_branch, { sign } = {}) {
      const somebody = somebodyNow();
      for (;;) {
        const parent = (await tip(branch)) ?? (await tip(repository.settings.default_branch));
        try {
          const change = { branch, parent: parent?.sha, files, message, author: somebody, committer: somebody };
          const { directory } = repository;
          const { sha } = await (sign === undefined
            ? commitFiles(directory, change)
            : signCommit(directory, change, sign));
          repository.updatedAt = new Date();
          announcePushes(state, repository);
          return sha;
        } catch (error) {
          // A person would pull and push again.
          if (!(error instanceof BranchMoved)) throw error;
        }
      }
    },
    async tag(name, ref = repository.settings.default_branch, { message, sign } = {}) {
      const { directory } = repository;
      const commit = await readCommit(directory, ref);
      if (commit === undefined) throw new Error(`there is no commit at ${ref}`);
      const annotated = message !== undefined || sign !== undefined;
      const tag = { name, commit: commit.sha, tagger: somebodyNow(), message: message ?? name, key: sign };
      const sha = annotated ? await writeTag(directory, tag) : commit.sha;
      const full = `refs/tags/${name}`;
      const before = (await listRefs(directory, full)).find((existing) => existing.name === full);
      await updateRef(directory, full, sha, before?.sha);
    },
    async tags() {
      const refs = await listRefs(repository.directory, "refs/tags/");
      return refs.map(({ name }) => name.slice("refs/tags/".length));
    },
    async deleteBranch(branch) {
      await updateRef(repository.directory, `refs/heads/${branch}`, undefined, (await tip(branch))?.sha);
      announcePushes(state, repository);
    },
    protect: (branch, rule = {}) =>
      protectBranch(repository, branch, {
        requiredReviews: "requiredReviews" in rule ? rule.requiredReviews : 0,
        requiredSignatures: rule.requiredSignatures ?? false,
        inRuleset: rule.inRuleset ?? false,
      }),
    unprotect: (branch) => protectBranch(repository, branch, undefined),
    rename: (name, owner) =>
      renameRepository(
        state,
        repository,
        name,
        owner === undefined ? undefined : ensureAccount(state, owner, "Organization"),
      ),
    archive() {
      repository.settings = { ...repository.settings, archived: true };
    },
    addDeployKey(key, { title, readOnly = true } = {}) {
      const added = addDeployKey(state, repository, { key, readOnly, ...(title === undefined ? {} : { title }) });
      if (typeof added === "string") throw new Error(added);
      return added;
    },
    removeDeployKey(id) {
      const index = repository.deployKeys.findIndex((key) => key.id === id);
      if (index !== -1) repository.deployKeys.splice(index, 1);
    },
    ...pullRequestHandle(state, repository),
  };
}
