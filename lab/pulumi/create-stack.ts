import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import type { Lab } from "../lab";
import { preparePulumiHome } from "./home";
import type { KeyService } from "./key-service";
import type { ProgramHost } from "./program-host/program-host";
import { PulumiError } from "./pulumi-error";
import { runPulumi, type PulumiResult, type PulumiRun } from "./run";
import { runEnvironment } from "./run-environment";
import type { EngineCommand, RunOptions, Stack } from "./stack";
import { flagsOfCompiled, projectName, writeConfig, type StackConfig } from "./stack-settings";

/** What a stack is made of. */
export interface StackOptions {
  /** The program: a directory with a Pulumi.yaml. Nothing is written to it. */
  readonly directory: string;
  /** @defaultValue "lab" */
  readonly stack?: string;
  readonly config?: StackConfig;
  /**
   * Save the state after every step, as Pulumi does, and not only at the end of a run. A run that is killed needs it; it is
   * half of the work of the CLI.
   * @defaultValue true
   */
  readonly checkpoints?: boolean;
  /** Encrypts the secrets of the state. @defaultValue a passphrase */
  readonly keys?: KeyService | undefined;
  /** Runs a compiled program. @defaultValue Pulumi's own host, which starts a process for each run */
  readonly programs?: ProgramHost | undefined;
  /** Environment variables beyond those of the lab. */
  readonly environment?: Readonly<Record<string, string>>;
}

const COMMON = ["--non-interactive", "--color=never"];
const FLAGS: Readonly<Record<EngineCommand, readonly string[]>> = {
  up: ["--yes", "--skip-preview"],
  preview: [],
  refresh: ["--yes", "--skip-preview"],
  destroy: ["--yes", "--skip-preview"],
};

/** Makes a new, empty stack of a program. Its settings and its state are in the lab's directory. */
export async function createStack(
  lab: Pick<Lab, "directory" | "toolchain" | "processes" | "environment">,
  options: StackOptions,
): Promise<Stack> {
  const { config = {}, checkpoints = true, keys, programs } = options;
  let { stack = "lab" } = options;
  const program = resolve(options.directory);
  const pulumi = join(lab.directory, "pulumi");
  const home = preparePulumiHome(pulumi, lab.toolchain);
  const temporary = join(pulumi, "tmp"); // a run that is killed leaves its temporary files behind
  for (const part of [temporary, join(pulumi, "stacks")]) mkdirSync(part, { recursive: true, mode: 0o700 });
  const directory = mkdtempSync(join(pulumi, "stacks", `${stack}-`));
  const settings = () => join(directory, `Pulumi.${stack}.yaml`);
  // Commands that write to the project's directory get this copy of it.
  copyFileSync(join(program, "Pulumi.yaml"), join(directory, "Pulumi.yaml"));
  const project = projectName(join(directory, "Pulumi.yaml"));
  const own = { TMPDIR: temporary };
  const env = runEnvironment(
    home.environment,
    own,
    lab.environment,
    keys?.environment ?? {},
    options.environment ?? {},
  );

  // Its flags before all others: what follows a `--` is a value.
  const run = (
    cwd: string,
    [command = "", ...args]: readonly string[],
    { environment, onOutput }: RunOptions = {},
    eventLog?: string,
  ): PulumiRun =>
    runPulumi(lab.processes, {
      file: lab.toolchain.path("pulumi"),
      args: [command, ...COMMON, ...args],
      cwd,
      env: { ...env, ...environment },
      ...(eventLog !== undefined && { eventLog }),
      ...(onOutput && { onOutput }),
    });
  const manage = async (command: string, ...args: readonly string[]): Promise<PulumiResult> => {
    const result = await run(directory, [command, `--stack=${stack}`, ...args]).result;
    // Not with all of them: one may be a secret.
    if (result.exitCode !== 0) throw new PulumiError([command, args[0]].join(" "), result);
    return result;
  };
  const spawn = (command: EngineCommand, { asUsers = false, ...runOptions }: RunOptions = {}): PulumiRun => {
    const eventLog = join(directory, `events-${randomUUID()}.jsonl`);
    const host = asUsers ? undefined : stackHost;
    const client = host === undefined ? [] : ["--client", host.address];
    const saving = checkpoints || asUsers ? {} : { PULUMI_SKIP_CHECKPOINTS: "true" };
    const environment = { ...saving, ...runOptions.environment };
    const fixed = [command, "--stack", stack, "--config-file", settings(), "--event-log", eventLog, ...client];
    host?.use({ ...env, ...environment });
    const flags = [...FLAGS[command], ...(runOptions.args ?? [])];
    const cli = run(program, [...fixed, ...flags], { ...runOptions, environment }, eventLog);
    // A program does not outlive the run, however it ends.
    const result = cli.result.finally(() => host?.kill());
    const kill = async (): Promise<PulumiResult> => {
      await Promise.all([cli.kill(), host?.kill()]);
      return result;
    };
    return { ...cli, result, kill };
  };
  const finish = async (command: EngineCommand, runOptions: RunOptions = {}): Promise<PulumiResult> => {
    const result = await spawn(command, runOptions).result;
    if ((result.exitCode !== 0) !== (runOptions.expectFailure ?? false)) throw new PulumiError(command, result);
    return result;
  };

  const nodeFlags = flagsOfCompiled(join(program, "Pulumi.yaml"));
  const stackHost = nodeFlags && (await programs?.serve({ directory: program, nodeFlags }));
  const provider = keys === undefined ? [] : ["--secrets-provider", keys.secretsProvider];
  await run(directory, ["stack", "init", stack, ...provider]).result.then((result) => {
    if (result.exitCode !== 0) throw new PulumiError("stack init", result);
  });
  writeConfig(settings(), project, config);
  return {
    get name() {
      return stack;
    },
    spawn,
    up: (runOptions) => finish("up", runOptions),
    refresh: (runOptions) => finish("refresh", runOptions),
    destroy: (runOptions) => finish("destroy", runOptions),
    preview: ({ diff, refresh, ...runOptions } = {}) => {
      const flags = [...(diff ? ["--diff"] : []), ...(refresh ? ["--refresh"] : [])];
      return finish("preview", { ...runOptions, args: [...flags, ...(runOptions.args ?? [])] });
    },
    async cancel() {
      await manage("cancel", "--yes");
    },
    outputs: async () =>
      JSON.parse((await manage("stack", "output", "--json", "--show-secrets")).stdout) as Record<string, unknown>,
    export: async () => JSON.parse((await manage("stack", "export")).stdout) as Record<string, unknown>,
    setConfig: (values) => writeConfig(settings(), project, values),
    async setSecret(key, value) {
      await manage("config", "set", "--secret", "--path", "--", key, value);
    },
    async rename(to) {
      // The CLI renames the settings as well.
      await manage("stack", "rename", to);
      stack = to;
    },
    async remove() {
      await manage("stack", "rm", "--yes", "--force");
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
