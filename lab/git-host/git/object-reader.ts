import { ChildProcess, spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { statSync } from "node:fs";
import { Socket } from "node:net";
import { gitEnvironment } from "./git-environment";
import { GitFailure } from "./git-failure";
import type { GitObject } from "./git-object";

/** Reads objects of one repository. */
export interface ObjectReader {
  /** Reads an object by its name; undefined when there is none. */
  read(name: string): Promise<GitObject | undefined>;
}

interface Waiting {
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

const ARGUMENTS = ["cat-file", "--batch"];
const HEADER = /^([0-9a-f]{40}) (commit|tree|blob|tag) (\d+)$/;
/** In milliseconds. A process that nobody has asked for that long ends. */
const PATIENCE = 5000;

const readers = new Map<string, ObjectReader>();

/**
 * Returns the reader of a bare repository. It keeps a process of git that answers one question after the other: to start
 * one for each was a quarter of the work of a lab.
 *
 * @see https://git-scm.com/docs/git-cat-file#_batch_output
 */
export function objectReader(directory: string): ObjectReader {
  // One that has been renamed leaves its directory's name to another one. No file gets the number of this one meanwhile,
  // because the process is in it.
  const key = `${directory} ${String(statSync(directory).ino)}`;
  const reader = readers.get(key) ?? startReader(directory, () => readers.delete(key));
  readers.set(key, reader);
  return reader;
}

function startReader(directory: string, forget: () => void): ObjectReader {
  const child = spawn("git", ARGUMENTS, { cwd: directory, env: gitEnvironment() });
  const waiting: Waiting[] = [];
  let output: Buffer = Buffer.alloc(0);
  let complaints = "";
  const idle = setTimeout(() => {
    forget();
    child.stdin.end();
  }, PATIENCE).unref();
  const fail = (error: Error): void => {
    forget();
    clearTimeout(idle);
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  child.on("error", fail);
  child.stdin.on("error", () => undefined); // its end tells more
  child.on("close", (code) => fail(new GitFailure(ARGUMENTS, code, complaints)));
  child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
  child.stdout.on("data", (chunk: Buffer) => {
    output = output.length === 0 ? chunk : Buffer.concat([output, chunk]);
    for (let taken = firstAnswer(output); taken !== undefined; taken = firstAnswer(output)) {
      output = output.subarray(taken.length);
      waiting.shift()?.resolve(taken.object);
    }
    if (waiting.length === 0) keepAlive(child, false);
  });
  return {
    read(name) {
      idle.refresh();
      keepAlive(child, true);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        // A line feed would ask for two objects. No GitHub path or ref has one.
        child.stdin.write(`${name.includes("\n") ? "?" : name}\n`);
      });
    },
  };
}

/** Sets whether the process keeps this one from ending. */
function keepAlive(child: ChildProcessWithoutNullStreams, isNeeded: boolean): void {
  const { stdin, stdout, stderr } = child;
  for (const handle of [child, stdin, stdout, stderr]) {
    if (!(handle instanceof ChildProcess || handle instanceof Socket)) continue;
    if (isNeeded) handle.ref();
    else handle.unref();
  }
}

/** The first whole answer of an output, and its length. */
function firstAnswer(output: Buffer): { readonly object: GitObject | undefined; readonly length: number } | undefined {
  const end = output.indexOf(0x0a);
  if (end < 0) return undefined;
  const [, sha, type, size] = HEADER.exec(output.toString("utf8", 0, end)) ?? [];
  if (sha === undefined || size === undefined) return { object: undefined, length: end + 1 };
  const last = end + 1 + Number(size);
  if (output.length <= last) return undefined;
  return {
    object: { sha, type: type as GitObject["type"], content: output.subarray(end + 1, last) },
    length: last + 1,
  };
}
