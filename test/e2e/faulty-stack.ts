import assert from "node:assert/strict";

import type { Lab } from "../../lab/lab";
import type { Fault, Repository } from "../../lab/git-host";
import type { PulumiResult, Stack, StackConfig } from "../../lab/pulumi";
import { createRenderedStack, SMALL } from "./rendered-world";

/** A stack whose calls to the Git host can go wrong, with a repository and an owner of its own. */
export interface FaultyStack {
  readonly stack: Stack;
  readonly repository: Repository;
  /** The name of the repository and of its owner. */
  readonly name: string;
  readonly lab: Lab;
}

/** How an `up` went while calls went wrong. */
export interface Attempt {
  readonly result: PulumiResult;
  /** The calls that went wrong. */
  readonly hit: readonly string[];
  /** Every call that it made. */
  readonly calls: readonly string[];
  /** What the component said of errors. */
  readonly errors: readonly string[];
  readonly infos: readonly string[];
}

/** A wait that a test need not wait; as many attempts as ever. */
const HASTY: StackConfig = { "github:retryDelayMs": 10 };

let made = 0;

export async function createFaultyStack(lab: Lab): Promise<FaultyStack> {
  made += 1;
  const name = `faulty${String(made)}`;
  const repository = await lab.gitHost.createRepository(name, name);
  const { sshHostname, knownHosts } = lab.gitHost;
  const config = {
    ...SMALL,
    ...HASTY,
    "github:owner": name,
    github: { owner: name, repository: name, sshHostname, knownHosts },
  };
  const { stack } = await createRenderedStack(lab, name, name, config);
  return { stack, repository, name, lab };
}

/** Runs an `up` in which a fault hits each of some calls. */
export async function attempt(world: FaultyStack, armed: readonly string[] = [], fault: Fault = {}): Promise<Attempt> {
  const { lab, name, stack } = world;
  const seen = new Map<string, number>();
  /** Calls that went wrong: the next one of the same kind is that one again. */
  const again = new Set<string>();
  const calls: string[] = [];
  const hit: string[] = [];
  const stop = lab.gitHost.intercept(({ method, path, route, repository }) => {
    if (![...path.split("/"), ...(repository?.split("/") ?? [])].includes(name)) return undefined;
    const call = callOf(name, method, repository === undefined ? path : String(route));
    if (again.delete(call)) return undefined;
    const nth = (seen.get(call) ?? 0) + 1;
    seen.set(call, nth);
    const key = `${call} #${String(nth)}`;
    calls.push(key);
    if (!armed.includes(key)) return undefined;
    hit.push(key);
    if (fault.status !== undefined || fault.drop) again.add(call);
    return fault;
  });
  const result = await stack.spawn("up").result.finally(stop);
  const messages = (severity: RegExp) =>
    result.events.flatMap(({ diagnosticEvent }) =>
      diagnosticEvent && severity.test(diagnosticEvent.severity) ? [diagnosticEvent.message.trim()] : [],
    );
  const ours = /\bgithub: /;
  const errors = new Set(messages(/^error$/).filter((message) => ours.test(message)));
  return { result, hit, calls, errors: [...errors], infos: messages(/^info/).filter((message) => ours.test(message)) };
}

/** A call, the same for every repository, commit and key. */
function callOf(name: string, method: string, path: string): string {
  const place = path
    .replaceAll(name, "fleet")
    .replace(/\?.*/, "")
    .replace("clusters/prod/flux-system/", "")
    .replace("clusters/prod/", "cluster-");
  return `${method} ${place.replace(/[0-9a-f]{40}/, "{sha}").replace(/keys\/\d+/, "keys/{id}")}`;
}

/** Fails unless an `up` without faults finishes what was begun, once and for all. */
export async function finish(world: FaultyStack, expected: ReadonlyMap<string, string>): Promise<void> {
  const { result, errors } = await attempt(world);
  assert.equal(result.exitCode, 0, `the next up: ${errors.join("\n")}\n${result.stdout}`);
  assert.deepEqual(await contentsOf(world), expected);
  assert.equal(world.repository.deployKeys.length, 1);
}

/** The committed files, the same for every repository. */
export async function contentsOf({ repository, name }: FaultyStack): Promise<ReadonlyMap<string, string>> {
  const contents = new Map<string, string>();
  for (const path of (await repository.files()).filter((file) => file.startsWith("clusters/"))) {
    contents.set(path, (await repository.read(path))?.replaceAll(`/${name}`, "/fleet") ?? "");
  }
  return contents;
}

/** Fails unless there is one error, which names the place, and says what to do and what GitHub said. */
export function explained(errors: readonly string[], { name }: FaultyStack): void {
  assert.equal(errors.length, 1, `one error, not: ${errors.join("\n")}`);
  const [error = ""] = errors;
  assert.match(error, new RegExp(`github: .*${name}/${name}`));
  assert.match(error, /run it again|give (the token|it) (read and )?write access|Run `pulumi up --refresh`/i);
  assert.match(error, /GitHub said: |GitHub's answer/);
}

/** Runs work as soon as less than so many pieces of it are under way. */
export function limiter(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = limit;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
