import type { GitObject } from "./git-object";
import { parseSignature, type Signature } from "./signature";

/** A commit of a repository. */
export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  /** The message without the line feeds at its end. */
  readonly message: string;
  /** Undefined for a commit that is not signed. */
  readonly signature?: CommitSignature | undefined;
}

/** The signature of a commit, and the object without it, which is what is signed. */
export interface CommitSignature {
  /** In the armor of OpenPGP or SSH. */
  readonly armored: string;
  readonly payload: string;
}

/** Reads a commit object. */
export function parseCommit({ sha, content }: GitObject): Commit {
  const text = content.toString("utf8");
  const end = text.indexOf("\n\n");
  const headers = text.slice(0, end).split("\n");
  const values = (name: string): string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  return {
    sha,
    tree: values("tree")[0] ?? "",
    parents: values("parent"),
    author: parseSignature(values("author")[0] ?? ""),
    committer: parseSignature(values("committer")[0] ?? ""),
    message: text.slice(end + 2).trimEnd(),
    signature: signatureOf(text, end),
  };
}

/** @see https://git-scm.com/docs/signature-format */
function signatureOf(text: string, end: number): CommitSignature | undefined {
  const [header, lines] = /^gpgsig (.*(?:\n .*)*)\n?/m.exec(text.slice(0, end)) ?? [];
  if (header === undefined || lines === undefined) return undefined;
  const headers = `${text.slice(0, end)}\n`.replace(header.endsWith("\n") ? header : `${header}\n`, "");
  return { armored: lines.replaceAll("\n ", "\n"), payload: headers + text.slice(end + 1) };
}
