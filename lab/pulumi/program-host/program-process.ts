import { realpathSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { setFlagsFromString } from "node:v8";

import type { Job, Outcome } from "./messages";

// Runs one program after the other, each as a process of its own would: `cmd/run/index.js` of the SDK, for several runs.
// https://github.com/pulumi/pulumi/blob/v3.248.0/sdk/nodejs/cmd/run/index.ts

/** The exit code of a program that has told the user what is wrong. */
const TOLD = 32;

interface Settings {
  signalAndWaitForShutdown(): Promise<void>;
}
interface Store {
  resourcePackages: unknown;
  resourceModules: unknown;
  terminated: boolean;
}
interface State {
  getGlobalStore(): Store;
}
interface Debuggable {
  leakedPromises(): readonly [leaked: ReadonlySet<unknown>, message: string];
}
interface Runner {
  run(
    argv: Job["argv"],
    onStart: () => void,
    onLogged: (error: unknown) => void,
    isLogged: (error: unknown) => boolean,
  ): Promise<unknown>;
}
interface Log {
  error(message: string): Promise<void>;
  hasErrors(): boolean;
}

const [, , directory = "", ...warm] = process.argv;
const load = createRequire(join(directory, "Pulumi.yaml"));
const runIndex = load.resolve("@pulumi/pulumi/cmd/run");
// It starts a run when it is loaded. All that others want of it is this number.
load.cache[runIndex] = Object.assign(Object.create(null) as NodeJS.Module, {
  id: runIndex,
  filename: runIndex,
  loaded: true,
  exports: { nodeJSProcessExitedAfterLoggingUserActionableMessage: TOLD },
});
const settings = load("@pulumi/pulumi/runtime/settings") as Settings;
const state = load("@pulumi/pulumi/runtime/state") as State;
const log = load("@pulumi/pulumi/log") as Log;
const { leakedPromises } = load("@pulumi/pulumi/runtime/debuggable") as Debuggable;
const { run } = load("@pulumi/pulumi/cmd/run/run") as Runner;
// The flags of a program are for one that runs for seconds.
setFlagsFromString("--opt");

const warmDirectories = warm.map((path) => realpathSync(path) + sep);
const homeDirectory = process.cwd();
const ownArguments = process.argv;
let ending: (() => void) | undefined;

process.on("message", begin);
process.on("disconnect", () => process.exit()); // nobody is left to run for
process.on("beforeExit", () => ending?.());
process.send?.("ready");

/** Runs a program until its process would end: when nothing is left that keeps the event loop alive. */
function begin({ argv, environment }: Job): void {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
  forget();
  const listeners = listenersOfProcess();
  const uncaught = new Set<unknown>();
  const logged = new Set<unknown>();
  let isRunning = false;
  const exitCode = () => (uncaught.size === 0 ? 0 : [...uncaught].every((error) => logged.has(error)) ? TOLD : 1);
  const onUncaught = (error: unknown) => {
    uncaught.add(error);
    if (isRunning || logged.has(error)) return;
    void log.error(String((error as Partial<Error> | undefined)?.stack ?? error));
    logged.add(error);
  };
  process.on("uncaughtException", onUncaught);
  process.on("unhandledRejection", onUncaught);
  process.on("exit", (code) => {
    if (code === 0) process.exitCode = exitCode();
  });
  process.channel?.unref();

  let hasSignaled = false;
  ending = () => {
    if (!hasSignaled && uncaught.size === 0) {
      hasSignaled = true;
      settings.signalAndWaitForShutdown().catch((error: unknown) => {
        console.error(`Error while signaling shutdown: ${String(error)}`);
      });
      return;
    }
    ending = undefined;
    process.channel?.ref();
    const outcome: Outcome = { exitCode: exitCode() || codeOfLeaks(), memory: process.memoryUsage.rss() };
    for (const [name, listener] of listenersOfProcess().filter(
      ([, one]) => !listeners.some(([, old]) => old === one),
    )) {
      if (name === "exit") listener(outcome.exitCode);
      process.off(name, listener);
    }
    process.exitCode = undefined;
    process.argv = ownArguments;
    process.chdir(homeDirectory);
    process.send?.(outcome);
  };
  void run(
    argv,
    () => (isRunning = true),
    (error) => logged.add(error),
    (error) => logged.has(error),
  ).then(() => (isRunning = false));
}

/**
 * Returns the exit code of a program that has ended although it waits for something, which it reports. The SDK does so once for
 * each process.
 *
 * @see https://github.com/pulumi/pulumi/blob/v3.248.0/sdk/nodejs/runtime/debuggable.ts
 */
function codeOfLeaks(): number {
  if (log.hasErrors() || state.getGlobalStore().terminated) return 0;
  const [leaked, message] = leakedPromises();
  if (leaked.size === 0) return 0;
  console.error(message);
  return 1;
}

/** Takes away what the last program has left: the data of its deployment, its own modules and its connections. */
function forget(): void {
  const { resourcePackages, resourceModules } = state.getGlobalStore(); // told when modules that stay were loaded
  Object.assign(globalThis, { globalStore: undefined, stackResource: undefined });
  Object.assign(state.getGlobalStore(), { resourcePackages, resourceModules });
  for (const file of Object.keys(load.cache))
    if (!file.includes(`${sep}node_modules${sep}`) && !warmDirectories.some((path) => file.startsWith(path)))
      Reflect.deleteProperty(load.cache, file);
  for (const agent of [http.globalAgent, https.globalAgent]) agent.destroy();
}

type Listener = (...args: unknown[]) => void;

function listenersOfProcess(): readonly (readonly [string | symbol, Listener])[] {
  return process
    .eventNames()
    .flatMap((name) => process.rawListeners(name as "exit").map((listener) => [name, listener as Listener] as const));
}
