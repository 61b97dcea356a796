import assert from "node:assert/strict";
import { createRequire, isBuiltin } from "node:module";
import { format } from "node:util";
import { compileFunction } from "node:vm";

import shipped from "../../../../../../components/git/hosts/github/providers.json";
import type { CommitState } from "../../../../../../components/git/hosts/github/providers/commit";
import type * as committedFiles from "../../../../../../components/git/hosts/github/providers/committed-files";
import type * as deployKey from "../../../../../../components/git/hosts/github/providers/deploy-key";
import type * as pullRequest from "../../../../../../components/git/hosts/github/providers/pull-request";
import type * as webhook from "../../../../../../components/git/hosts/github/providers/webhook";

/** What each text in the state gives. */
export interface Providers {
  readonly CommittedFiles: ReturnType<typeof committedFiles.handler>;
  readonly DeployKey: ReturnType<typeof deployKey.handler>;
  readonly PullRequest: ReturnType<typeof pullRequest.handler>;
  readonly Webhook: ReturnType<typeof webhook.handler>;
}

/** A provider in a world of its own. */
export type LoadedProvider<K extends keyof Providers = "CommittedFiles"> = Providers[K] & {
  /** What it has printed. */
  readonly lines: readonly string[];
  /** The milliseconds that it meant to wait, each time; it waits a fraction of them. */
  readonly waits: readonly number[];
};

/** The world around a provider. */
export interface ProviderOptions {
  /** Its whole environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The configuration of the stack, by keys such as `github:token`. */
  readonly config?: Readonly<Record<string, string>>;
  /**
   * How many times as fast it waits.
   * @defaultValue 50
   */
  readonly haste?: number;
  /** How many times as fast it reports that it still waits for an answer. */
  readonly impatience?: number;
}

/**
 * Loads the text that is in every state, with nothing but Node.js around it. A secret that it prints or throws fails the test.
 *
 * @see https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/cmd/dynamic-provider/index.ts for what the SDK does
 */
export function loadProvider<K extends keyof Providers>(kind: K, options: ProviderOptions = {}): LoadedProvider<K> {
  const { env = {}, config = {}, haste = 50, impatience = 1 } = options;
  const lines: string[] = [];
  const waits: number[] = [];
  const secrets = new Set([...Object.entries(env), ...Object.entries(config)].flatMap(secretsOf));
  const module = { exports: {} as { readonly handler: () => Providers[K] } };
  const ownRequire = createRequire(__filename);
  const world = {
    module,
    require(name: string): unknown {
      assert.ok(isBuiltin(name), name);
      return ownRequire(name);
    },
    process: { env },
    console: { log: (...values: unknown[]) => void lines.push(format(...values)) },
    setTimeout(work: () => void, milliseconds: number) {
      waits.push(milliseconds);
      return setTimeout(work, milliseconds / haste);
    },
    setInterval: (work: () => void, milliseconds: number) => setInterval(work, milliseconds / impatience),
  };
  compileFunction(shipped[kind], Object.keys(world))(...Object.values(world));
  const provider = module.exports.handler();
  void provider.configure({ config: { get: (key) => config[key] } });

  const quiet =
    (work: (...args: never[]) => Promise<unknown>) =>
    async (...args: never[]): Promise<unknown> => {
      try {
        return await work(...args);
      } catch (error) {
        assertSilent(format("%O %s", error, (error as Error).message), secrets);
        throw error;
      } finally {
        assertSilent(lines.join("\n"), secrets);
      }
    };
  const methods = Object.entries(provider).map(([name, work]) => [name, quiet(work)] as const);
  return { ...(Object.fromEntries(methods) as unknown as Providers[K]), lines, waits };
}

/** Reads a resource that is there, and returns its state after that. */
export async function refreshed(provider: Providers["CommittedFiles"], state: CommitState): Promise<CommitState> {
  const { id, props } = await provider.read("id", state);
  assert.equal(id, "id");
  assert.ok(isState(props));
  return props;
}

function isState(props: object): props is CommitState {
  return "committed" in props;
}

/** The pieces of a value that nobody may see: a token, or the lines of a private key. */
function secretsOf([name, value]: readonly [string, string]): string[] {
  if (!/token|pem|auth/i.test(name)) return [];
  return value.split(/\\n|\n/).filter((line) => line.length > 15 && !line.startsWith("-----"));
}

function assertSilent(text: string, secrets: ReadonlySet<string>): void {
  for (const secret of secrets) assert.ok(!text.includes(secret), "a secret is shown");
  // One that was got for an App.
  assert.doesNotMatch(text, /gh[a-z]_\w/);
}

/** The message of the error with which work fails; the stack, which Pulumi prints, adds nothing to it. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => assert.fail("nothing was refused"),
    (refused: unknown) => refused,
  );
  assert.ok(error instanceof Error);
  assert.equal(error.stack, "");
  return error.message;
}
