/** What differs between a container's arguments and those of the process that stands in for it. */
export interface LocalArguments {
  /** The variables that `$(NAME)` stands for. */
  readonly variables: Readonly<Record<string, string>>;
  /** Flags that get another value, or that are added when they are missing. */
  readonly flags: Readonly<Record<string, string>>;
}

// One process at a time runs for each Deployment, so there is nobody to hold an election with, and waiting for the lease of
// one that was killed would take half a minute.
const DROPPED = /^(enable-)?leader-election/;

/** Turns a container's arguments into a process's: all as they are, but for what must be local to this machine. */
export function processArguments(declared: readonly string[], local: LocalArguments): readonly string[] {
  const kept = flags(declared.map((argument) => expand(argument, local.variables)))
    .filter(({ name }) => !DROPPED.test(name) && !Object.hasOwn(local.flags, name))
    .map(({ name, value }) => text(name, value));
  return [...kept, ...Object.entries(local.flags).map(([name, value]) => text(name, value))];
}

interface Flag {
  readonly name: string;
  readonly value: string | undefined;
}

/** Reads `--name=value`, `--name value` and `--name`. */
function flags(declared: readonly string[]): readonly Flag[] {
  return declared.flatMap((argument, index) => {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) return [];
    const next = declared[index + 1];
    return [{ name, value: value ?? (next?.startsWith("-") === false ? next : undefined) }];
  });
}

function text(name: string, value: string | undefined): string {
  return value === undefined ? `--${name}` : `--${name}=${value}`;
}

/**
 * Replaces `$(NAME)` as the kubelet does: an unknown name stays as it is, and `$$(NAME)` stands for a literal `$(NAME)`.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
function expand(argument: string, variables: Readonly<Record<string, string>>): string {
  return argument.replace(/\$\$|\$\(([^)]+)\)/g, (match, name?: string) =>
    name === undefined ? "$" : (variables[name] ?? match),
  );
}
