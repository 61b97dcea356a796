import { isUtf8 } from "node:buffer";
import type { GitObject } from "../../git/git-object";
import type { StoredRepository } from "../../state/stored-repository";
import type { GraphQlContext, GraphQlObject } from "../graphql-context";
import { objectFields } from "./object-fields";

/** In bytes: https://github.com/sveltia/sveltia-cms/issues/950 */
const LONGEST_TEXT = 512_000;

/**
 * A file's content. A long one is cut off, which only `isTruncated` tells.
 *
 * @see https://docs.github.com/en/graphql/reference/objects#blob
 */
export function blobObject(
  context: GraphQlContext,
  repository: StoredRepository,
  { sha, content }: GitObject,
): GraphQlObject {
  const isBinary = content.includes(0) || !isUtf8(content);
  return {
    ...objectFields(context, repository, { type: "Blob", sha }),
    byteSize: content.length,
    isBinary,
    isTruncated: content.length > LONGEST_TEXT,
    text: isBinary ? null : content.subarray(0, LONGEST_TEXT).toString("utf8"),
  };
}
