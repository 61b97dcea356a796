import * as pulumi from "@pulumi/pulumi";

import { requireStash } from "../../../pulumi/require-stash";
import { resolveOutput } from "../../../pulumi/resolve-output";
import { headOf, type CommitStyle } from "../commit";
import { CommitStage, type FileToCommit, type GitHost } from "../git-host";
import { GitTransport } from "../../credentials/options";
import { warnOfBranchRules } from "./branch-rules";
import { createDeployKey, importRegistered, provideDeployKey } from "./deploy-key";
import { knownContents, stays } from "./file";
import { findAccess, GitHubWay, gitHubWay } from "./github-access";
import { gitHubHooks } from "./hooks";
import { openReader } from "./lookups/open-reader";
import type { FoundRepository } from "./lookups/reader";
import type { GitHubOptions } from "./options";
import type { DirectPlace } from "./place";
import { propose } from "./proposal";
import { holdPushed, providerProposals } from "./provider-pull-request";
import { directProposals } from "./pull-request";
import { push } from "./push";
import { holdCommit, pushCommit } from "./push-commit";
import { createRepository } from "./repository";
import { createWebhook, provideWebhook } from "./webhook";

/**
 * Returns a repository on GitHub as a Git host. It is written to with the credentials of the component's GitHub provider.
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
  const place: DirectPlace = { owner, repository: options.repository, branch, access, certificateAuthority };
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
  // An engine that is too old is all that is to be reported.
  const reader = pulumi
    .all([target, requireStash()])
    .apply(([known]) =>
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
    way: GitHubWay,
  ): void => {
    pulumi.all([target, reader, texts]).apply(async ([known, from, before]) => {
      const contents = await knownContents(files);
      const committed = files.filter((file, index) => !stays(file, before[index], contents[index]));
      const areSigned = way === GitHubWay.Direct && style.author === undefined;
      if (committed.length > 0) warnOfBranchRules(await from.requirements(), known, areSigned, component);
    });
  };
  const confirmed = made === undefined ? found.apply(() => []) : pulumi.output([made] as pulumi.Resource[]);
  let decided: pulumi.Output<GitHubWay> | undefined;
  // Not before GitHub has answered: a run that failed for want of a token would decide it for good.
  const decideWay = () => (decided ??= gitHubWay(name, access, { parent: component, dependsOn: confirmed }));
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
    confirmed,
    archived: found.apply(({ archived }) => archived),
    read,
    files: () => (made === undefined ? reader.apply((from) => from.listFiles()) : pulumi.output(undefined)),

    isFormerName: (former) => reader.apply((from) => from.isFormerName(former)),

    registerDeployKey: (key, moves, opts) =>
      decideWay().apply((way): pulumi.Output<pulumi.Resource> => {
        if (way === GitHubWay.Direct) return pulumi.output(createDeployKey(key, place, opts));
        const { repository: known } = options;
        // A repository that the same program creates has no keys yet, and may not exist during preview.
        if (!isThere || typeof known !== "string")
          return pulumi.output(provideDeployKey(key, repository, hooked(opts)));
        return pulumi.all([key.identityPub, found, moves]).apply(([identityPub, { deployKeys }, registersAgain]) =>
          provideDeployKey(key, known, {
            ...hooked(opts),
            ...(registersAgain ? {} : importRegistered(deployKeys, { repository: known, key: identityPub })),
          }),
        );
      }),

    registerWebhook(webhookName, webhook, opts) {
      decideWay().apply((way) =>
        way === GitHubWay.Direct
          ? createWebhook(webhookName, webhook, place, opts)
          : provideWebhook(webhookName, webhook, repository, hooked(opts)),
      );
    },

    push(set, after, opts) {
      const { files } = set;
      const texts = isThere ? readAll(files) : undefined;
      const pushed = decideWay().apply((way) => {
        if (texts !== undefined && pulumi.runtime.isDryRun()) previewCommits(files, texts, way);
        return way === GitHubWay.Direct
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

    propose(set, pushedBefore, after, opts) {
      const known = { owner, repository: typeof options.repository === "string" ? options.repository : "", branch };
      const found = readAll(set.files);
      const provided = { name, target: known, style, after, opts: hooked(opts) };
      const direct = { ...opts, dependsOn: after };
      return propose({
        files: set.files,
        found,
        held: pulumi.all([found, pushedBefore, decideWay()]).apply(([texts, pushed, way]) => {
          if (pushed && way === GitHubWay.Direct) holdCommit(name, place, opts);
          else if (pushed) holdPushed(set.files, texts, provided);
        }),
        way: decideWay().apply((way) =>
          way === GitHubWay.Direct ? directProposals(name, place, set, style, direct) : providerProposals(provided),
        ),
        url: `${url}/${owner}/${known.repository}`,
        after,
        hasEnded: async (attempt) => (await resolveOutput(reader)).hasEnded(headOf(style, attempt)),
      });
    },
  };
}
