import * as pulumi from "@pulumi/pulumi";

/** Ends the program with a message for the person who runs it. */
export class BootstrapError extends pulumi.RunError {
  public constructor(message: string) {
    super(message);
    this.name = "BootstrapError";
    // Pulumi hides the stack of a RunError only while the program's own code runs; what is thrown later, such as the
    // answer of the Git host, is printed by its stack.
    this.stack = message;
  }
}

/** Does work whose errors are meant for the person who runs the program, such as a release that is not on the disk. */
export function withBootstrapErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new BootstrapError(error instanceof Error ? error.message : String(error));
  }
}

/** One thing wrong with the arguments. */
export interface Problem {
  /** The path of the argument as the caller typed it, such as `sync.interval`; empty for all of them together. */
  readonly propertyPath: string;
  /** What it must be, and what it is. Never a secret. */
  readonly reason: string;
}

/** The arguments of a component cannot be used; lists every problem. */
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
