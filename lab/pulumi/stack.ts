import type { PulumiResult, PulumiRun } from "./run";
import type { ConfigChanges } from "./stack-settings";

/** Options of every run of the engine. */
export interface RunOptions {
  /** Return a failed run instead of throwing, and throw for one that succeeds. */
  readonly expectFailure?: boolean;
  /** More flags for the CLI. */
  readonly args?: readonly string[];
  /** More environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Gets what the CLI prints, as it prints it. */
  readonly onOutput?: (text: string) => void;
  /**
   * Save the state after every step and run the program in a process of its own, as users do: for a run that is killed.
   * @defaultValue as the stack was made
   */
  readonly asUsers?: boolean;
}

/** Options of `pulumi preview`. */
export interface PreviewOptions extends RunOptions {
  /** Show every property that changes. */
  readonly diff?: boolean;
  /** Read the state of the resources first. */
  readonly refresh?: boolean;
}

/** The commands that run the engine. */
export type EngineCommand = "up" | "preview" | "refresh" | "destroy";

/** A stack of a Pulumi program, run by the real CLI on a lab. */
export interface Stack {
  readonly name: string;
  /** `pulumi up`, without the preview that it makes first. */
  up(options?: RunOptions): Promise<PulumiResult>;
  preview(options?: PreviewOptions): Promise<PulumiResult>;
  refresh(options?: RunOptions): Promise<PulumiResult>;
  destroy(options?: RunOptions): Promise<PulumiResult>;
  /** Starts a command and does not wait for it, to watch or to kill it midway. */
  spawn(command: EngineCommand, options?: RunOptions): PulumiRun;
  /** Takes away the lock that a killed run has left behind. */
  cancel(): Promise<void>;
  /** The stack's outputs, secrets in plain text. */
  outputs(): Promise<Readonly<Record<string, unknown>>>;
  /** The stack's state, secrets encrypted. */
  export(): Promise<Readonly<Record<string, unknown>>>;
  setConfig(config: ConfigChanges): void;
  /** Sets a value, by its key or the path to it, that is encrypted in the settings and a secret in the program. */
  setSecret(key: string, value: string): Promise<void>;
  /** `pulumi stack rename`. */
  rename(to: string): Promise<void>;
  /** Forgets the stack; what it has deployed stays. */
  remove(): Promise<void>;
}
