import type { Commit } from "../../git/commit";
import { history, type HistoryOptions } from "../../git/history";
import { listTree } from "../../git/list-tree";
import { readObjects } from "../../git/read-objects";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import { connection, type ConnectionArguments } from "../connection";
import type { GraphQlContext, GraphQlObject } from "../graphql-context";
import { actorObject, timeOf } from "./actor-object";
import { gitObject } from "./git-object";
import { objectFields } from "./object-fields";
import { signatureObject } from "./signature-object";
import { entryObject, treeObject } from "./tree-object";

interface HistoryArguments extends ConnectionArguments {
  readonly path?: string | null;
  readonly since?: string | null;
  readonly until?: string | null;
}

/**
 * A commit.
 *
 * @see https://docs.github.com/en/graphql/reference/objects#commit
 */
export function commitObject(context: GraphQlContext, repository: StoredRepository, commit: Commit): GraphQlObject {
  const { sha, author, committer, message } = commit;
  const { directory } = repository;
  const fields = objectFields(context, repository, { type: "Commit", sha });
  const [headline = "", ...rest] = message.split("\n");
  return {
    ...fields,
    author: actorObject(context, author),
    authoredDate: timeOf(author.date),
    committedDate: timeOf(committer.date),
    committer: actorObject(context, committer),
    async file({ path }: { readonly path: string }) {
      const [entry] = await listTree(directory, commit.tree, { path });
      if (entry === undefined) return null;
      return entryObject(entry, "", async (where) => {
        const [object] = await readObjects(directory, [entry.sha]);
        return gitObject(context, repository, { object, path: where });
      });
    },
    async history(args: HistoryArguments) {
      const commits = await history(directory, sha, {
        ...given("path", args.path),
        ...given("since", args.since),
        ...given("until", args.until),
      });
      const part = connection("history", commits, args);
      return { ...part, nodes: part.nodes.map((ancestor) => commitObject(context, repository, ancestor)) };
    },
    message,
    messageBody: rest.join("\n").trim(),
    messageHeadline: headline,
    async parents(args: ConnectionArguments) {
      const parents = commit.parents.length === 0 ? [] : await readObjects(directory, commit.parents);
      const part = connection("parents", parents, args);
      return { ...part, nodes: part.nodes.map((object) => gitObject(context, repository, { object })) };
    },
    signature: signatureObject(context, commit),
    tree: () => treeObject(context, repository, { sha: commit.tree, path: "" }),
    url: `${context.state.urls.html}/${fullName(repository)}/commit/${sha}`,
  };
}

function given(name: "path" | "since" | "until", value: string | null | undefined): HistoryOptions {
  return value == null || value === "" ? {} : { [name]: value };
}
