import { createHash } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

import { CommitStage, type Commit, type CommittedFile, type FileToCommit } from "../git-host";
import { isOfPerson } from "./file";

/** A file to propose, with all that is known of it. */
export interface ProposedFile extends FileToCommit {
  readonly content: string;
  /** Its content on the branch that Flux follows. */
  readonly found: string | undefined;
}

/** A pull request of the program. */
export interface OpenedPullRequest {
  readonly resource: pulumi.Resource;
  /** The files as they are committed to its branch. */
  readonly files: pulumi.Output<CommittedFile[]>;
  readonly number: pulumi.Output<number | undefined>;
}

/** A way to propose files. */
export interface ProposalWay {
  /**
   * Opens the pull request of an attempt to merge the files.
   *
   * @param attempt the end of the names of its resources and its branch
   */
  open(attempt: string, files: readonly ProposedFile[]): OpenedPullRequest;
  /** Removes the branch of an attempt that has ended, where it is not removed by being declared no longer. */
  forget?(attempt: string): Promise<void>;
}

/** The files to propose, and what is known before. */
export interface Proposal {
  readonly files: readonly FileToCommit[];
  /** The content of each of the files on the branch that Flux follows. */
  readonly found: pulumi.Output<(string | undefined)[]>;
  /** Resolves when what the state has of the files from pushes is declared. */
  readonly held: pulumi.Output<void>;
  readonly way: pulumi.Output<ProposalWay>;
  /** The address of the repository in a browser. */
  readonly url: string;
  readonly after: pulumi.Output<pulumi.Resource[]>;
  /** Returns true when the pull request of an attempt exists and is no longer open. */
  hasEnded(attempt: string): Promise<boolean>;
}

/** The result of a proposal. */
interface Proposed {
  readonly stage: CommitStage;
  readonly opened?: OpenedPullRequest;
}

/**
 * Proposes the files in a branch and a pull request of their own: other files get another branch, and their pull
 * request replaces the one before. A merge is detected by the files on the branch that Flux follows; a pull request
 * that was only closed is opened again. Pulumi deletes the branches of both.
 */
export function propose({ files, found, held, way, url, after, hasEnded }: Proposal): Commit {
  const contents = pulumi.all(files.map(({ content }) => content));
  const proposed = pulumi.all([contents, found, way, held]).apply(async ([wanted, texts, by]): Promise<Proposed> => {
    const owned = files
      .map((file, index): ProposedFile => ({ ...file, content: wanted[index] ?? "", found: texts[index] }))
      .filter((file) => !isOfPerson(file, file.found));
    const digest = createHash("sha256").update(wanted.join("\0")).digest("hex").slice(0, 8);
    const { last, next } = await attemptsAt(digest, hasEnded);
    if (last !== undefined) await by.forget?.(last);
    if (owned.every((file) => file.found === file.content)) return { stage: CommitStage.OnBranch };
    const isFirst = texts.every((text) => text === undefined);
    return { stage: isFirst ? CommitStage.WaitingForFirst : CommitStage.Waiting, opened: by.open(next, owned) };
  });
  return {
    stage: proposed.apply(({ stage }) => stage),
    resources: pulumi.all([after, proposed]).apply(([before, { opened }]) => [...before, ...resourceOf(opened)]),
    files: proposed.apply(({ opened }) => opened?.files ?? pulumi.output<CommittedFile[]>([])),
    pullRequestUrl: proposed
      .apply(({ opened }) => opened?.number ?? pulumi.output<number | undefined>(undefined))
      .apply((number) => (number === undefined ? undefined : `${url}/pull/${String(number)}`)),
  };
}

function resourceOf(opened: Pick<OpenedPullRequest, "resource"> | undefined): pulumi.Resource[] {
  return opened === undefined ? [] : [opened.resource];
}

/**
 * Returns the last attempt to merge the files that has ended, by a merge or without one, and the name of the next
 * attempt: the digest of the files and, from the second attempt on, a number.
 */
async function attemptsAt(
  digest: string,
  hasEnded: Proposal["hasEnded"],
): Promise<{ readonly last: string | undefined; readonly next: string }> {
  let last: string | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const next = attempt === 1 ? digest : `${digest}-${String(attempt)}`;
    if (!(await hasEnded(next))) return { last, next };
    last = next;
  }
}
