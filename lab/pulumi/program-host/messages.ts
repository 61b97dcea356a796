/** What a process is to run, as Pulumi's host of Node programs would start it. */
export interface Job {
  /** The flags and the entry point, as `minimist` would parse them for `cmd/run` of the SDK. */
  readonly argv: Readonly<Record<string, unknown>> & { readonly _: readonly string[] };
  /** The whole environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What came of it. */
export interface Outcome {
  /** The exit code that a process of its own would have ended with. */
  readonly exitCode: number;
  /** Memory in use by the process, in bytes. */
  readonly memory: number;
}
