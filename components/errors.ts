import * as pulumi from "@pulumi/pulumi";

/** Ends the program with a message for the person who runs it. */
export class BootstrapError extends pulumi.RunError {
  public constructor(message: string) {
    super(message);
    this.name = "BootstrapError";
    // Pulumi hides the stack of a RunError only while the program's own code runs; an error that is thrown later, such
    // as the answer of the Git host, is printed with its stack.
    this.stack = message;
    // The SDK puts `error serializing property "metadata": ` before it for each input that the error comes through.
    // https://github.com/pulumi/pulumi/blob/v3.248.0/sdk/nodejs/runtime/rpc.ts (`serializeFilteredProperties`)
    Object.defineProperty(this, "message", { get: () => message, set: () => undefined });
  }
}

/**
 * Runs `work` and reports its errors to the person who runs the program, for example a release that is not on the disk.
 */
export function withBootstrapErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new BootstrapError(error instanceof Error ? error.message : String(error));
  }
}

/** One problem of the arguments. */
export interface Problem {
  /**
   * The path of the argument as the caller typed it, such as `sync.interval`; empty when the problem concerns all
   * arguments.
   */
  readonly propertyPath: string;
  /** The rule and the value that breaks it: `must …, got …`. It never contains a secret. */
  readonly reason: string;
}

/** Reports that the arguments of a component cannot be used, with every problem. */
export class InvalidArgumentsError extends BootstrapError {
  public constructor(
    component: string,
    public readonly problems: readonly Problem[],
  ) {
    const lines = problems.map(({ propertyPath, reason }) =>
      propertyPath === "" ? `- ${reason}` : `- ${propertyPath}: ${reason}`,
    );
    super([`Invalid ${component} arguments:`, ...lines].join("\n"));
    this.name = "InvalidArgumentsError";
  }
}
