import type { GitObject } from "../../git/git-object";
import { readObjects } from "../../git/read-objects";
import { parseSignature } from "../../git/signature";
import type { StoredRepository } from "../../state/stored-repository";
import type { GraphQlContext, GraphQlObject } from "../graphql-context";
import { actorObject } from "./actor-object";
import { gitObject } from "./git-object";
import { objectFields } from "./object-fields";

/**
 * An annotated tag.
 *
 * @see https://docs.github.com/en/graphql/reference/objects#tag
 */
export function tagObject(
  context: GraphQlContext,
  repository: StoredRepository,
  { sha, content }: GitObject,
): GraphQlObject {
  const text = content.toString("utf8");
  const end = text.indexOf("\n\n");
  const header = (name: string): string => new RegExp(`^${name} (.*)$`, "m").exec(text.slice(0, end))?.[1] ?? "";
  return {
    ...objectFields(context, repository, { type: "Tag", sha }),
    message: text.slice(end + 2),
    name: header("tag"),
    tagger: actorObject(context, parseSignature(header("tagger"))),
    async target() {
      const [object] = await readObjects(repository.directory, [header("object")]);
      return gitObject(context, repository, { object });
    },
  };
}
