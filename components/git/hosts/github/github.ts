import * as pulumi from "@pulumi/pulumi";

import type { CommitStyle } from "../commit";
import { CommitStage, type FileToCommit, type GitHost } from "../git-host";
import { GitTransport } from "../../credentials/options";
import { warnOfBranchRules } from "./branch-rules";
import { CommitWay, commitWay, findAccess } from "./commit-access";
import { createDeployKey, importRegistered } from "./deploy-key";
import { knownContents, stays } from "./file";
import { gitHubHooks } from "./hooks";
import { openReader } from "./lookups/open-reader";
import type { FoundRepository } from "./lookups/reader";
import type { GitHubOptions } from "./options";
import { holdPushed, propose } from "./pull-request";
import { push } from "./push";
import { holdCommit, pushCommit } from "./push-commit";
import { createRepository } from "./repository";
import { createWebhook } from "./webhook";

/**
 * Returns a repository on GitHub as a Git host. It is written to through the GitHub provider of the component.
 *
 * @param before the resources that must exist before the repository is created
 */
export function gitHub(
  name: string,
  options: GitHubOptions,
  style: CommitStyle,
  before: pulumi.Output<pulumi.Resource[]>,
  component: pulumi.Resource,
): GitHost {
  const { owner, branch, url, sshHostname, sshUser, knownHosts, certificateAuthority, newRepository } = options;
  const repository = pulumi.output(options.repository);
  const access = findAccess(component, url);
  const place = { owner, repository: options.repository, branch, access, certificateAuthority };
  const target = repository.apply((known) => ({ owner, repository: known, branch }));
  const hooks = gitHubHooks(name, target, component);
  const hooked = <T extends pulumi.CustomResourceOptions>(opts: T): T => ({ ...opts, ...(hooks && { hooks }) });

  const made =
    newRepository && typeof options.repository === "string"
      ? createRepository(
          name,
          options.repository,
          branch,
          newRepository,
          hooked({ parent: component, dependsOn: before }),
        )
      : undefined;
  /** True when the repository existed before this program, so that its content can be read. */
  const isThere = typeof options.repository === "string" && made === undefined;
  const reader = target.apply((known) =>
    openReader(known, { access, certificateAuthority, listsKeys: options.registersDeployKey }, component),
  );
  const found: pulumi.Output<FoundRepository> =
    made === undefined ? reader.apply((from) => from.lookUp()) : pulumi.output({ deployKeys: [], archived: false });
  const texts = new Map<string, pulumi.Output<string | undefined>>();
  const read = (path: string): pulumi.Output<string | undefined> => {
    if (made !== undefined) return pulumi.output(undefined);
    const text = texts.get(path) ?? reader.apply((from) => from.read(path));
    texts.set(path, text);
    return text;
  };
  const readAll = (files: readonly FileToCommit[]) => pulumi.all(files.map(({ path }) => read(path)));
  /** Reports what the branch requires of the commits that an `up` would make. */
  const previewCommits = (
    files: readonly FileToCommit[],
    texts: pulumi.Output<(string | undefined)[]>,
    way: CommitWay,
  ): void => {
    pulumi.all([target, reader, texts]).apply(async ([known, from, before]) => {
      const contents = await knownContents(files);
      const committed = files.filter((file, index) => !stays(file, before[index], contents[index]));
      const areSigned = way === CommitWay.Commit && style.author === undefined;
      if (committed.length > 0) warnOfBranchRules(await from.requirements(), known, areSigned, component);
    });
  };
  const withRepository = (compose: (known: string) => string): pulumi.Input<string> =>
    typeof options.repository === "string" ? compose(options.repository) : repository.apply(compose);

  return {
    url: (transport) =>
      withRepository((known) =>
        transport === GitTransport.Ssh
          ? `ssh://${sshUser}@${sshHostname}/${owner}/${known}`
          : `${url}/${owner}/${known}.git`,
      ),
    fullName: withRepository((known) => `${owner}/${known}`),
    knownHosts,
    certificateAuthority,
    confirmed: made === undefined ? found.apply(() => []) : pulumi.output([made] as pulumi.Resource[]),
    archived: found.apply(({ archived }) => archived),
    read,
    files: () => (made === undefined ? reader.apply((from) => from.listFiles()) : pulumi.output(undefined)),

    isFormerName: (former) => reader.apply((from) => from.isFormerName(former)),

    registerDeployKey: (key, moves, opts) => {
      // A repository that the same program creates has no keys yet, and may not exist during preview.
      if (!isThere) return createDeployKey(key, repository, hooked(opts));
      return pulumi
        .all([repository, key.identityPub, found, moves])
        .apply(([known, identityPub, { deployKeys }, registersAgain]) =>
          createDeployKey(key, known, {
            ...hooked(opts),
            ...(registersAgain ? {} : importRegistered(deployKeys, { repository: known, key: identityPub })),
          }),
        );
    },

    registerWebhook: (webhookName, webhook, opts) => void createWebhook(webhookName, webhook, repository, hooked(opts)),

    push(set, after, opts) {
      const { files } = set;
      const texts = isThere ? readAll(files) : undefined;
      // After everything before the commit: a run that failed for want of a token would decide it for good.
      const pushed = commitWay(name, access, { ...opts, dependsOn: after }).apply((way) => {
        if (texts !== undefined && pulumi.runtime.isDryRun()) previewCommits(files, texts, way);
        return way === CommitWay.Commit
          ? pushCommit(name, place, set, texts, style, after, opts)
          : push(name, { repository: options.repository, branch }, files, texts, style, after, hooked(opts));
      });
      return {
        // At once: what depends on the component waits only for the objects that are declared by then.
        stage: pulumi.output(CommitStage.OnBranch),
        files: pushed.apply((done) => done.files),
        revision: pushed.apply(({ revision }) => revision ?? pulumi.output("")),
        resources: pushed.apply(({ resources }) => resources),
      };
    },

    propose: ({ files }, pushedBefore, after, opts) => {
      const known = { owner, repository: typeof options.repository === "string" ? options.repository : "", branch };
      const texts = readAll(files);
      const proposal = { name, target: known, url, style, after, opts: hooked(opts) };
      const held = pulumi.all([texts, pushedBefore]).apply(([found, pushed]) => {
        if (!pushed) return;
        commitWay(name, access, opts).apply((way) => {
          if (way === CommitWay.Commit) holdCommit(name, place, opts);
          else holdPushed(files, found, proposal);
        });
      });
      return propose(files, texts, held, proposal);
    },
  };
}
