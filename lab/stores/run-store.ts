import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { ToolName } from "../toolchain";
import type { StoreHome } from "./store-home";

/** A store's program that listens. */
export interface RunningStore {
  /** "127.0.0.1:PORT" */
  readonly address: string;
  /** Ends it. May be called again. */
  stop(): Promise<void>;
}

/** Starts a store's program and waits until it has printed its address. Secrets go in its environment. */
export async function runStore(
  { toolchain, processes }: StoreHome,
  tool: ToolName,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningStore> {
  const { directory: cwd } = processes;
  const program = processes.spawn({ name: tool, file: toolchain.path(tool), args: [], env, cwd });
  const complaints = program.stderr && text(program.stderr).catch(() => "");
  const address = await firstLine(program.stdout);
  if (address === undefined) throw new Error(`${tool} ended:\n${(await complaints) ?? ""}`);
  return { address, stop: () => program.kill() };
}

/** The first line of a stream; undefined when the stream ends before it. */
async function firstLine(stream: Readable | undefined): Promise<string | undefined> {
  let printed = "";
  if (stream === undefined) return undefined;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    printed += chunk.toString();
    const end = printed.indexOf("\n");
    if (end !== -1) return printed.slice(0, end);
  }
  return undefined;
}
