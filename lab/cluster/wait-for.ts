import { setTimeout as delay } from "node:timers/promises";
import { ApiError, type ApiClient } from "./api-client";
import type { KubernetesObject } from "./kubernetes-object";

/** How long to wait, and for what. */
export interface WaitOptions {
  /** In milliseconds. @defaultValue 5 min: a machine that is busy is no fault of what is waited for */
  readonly timeout?: number;
  /** What is waited for, for the error message: "the Kustomization to be Ready". @defaultValue the path */
  readonly description?: string;
  readonly signal?: AbortSignal;
}

/** In milliseconds. */
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 250;
/** A tenth of the time that was waited already: each question is work for a machine whose cores the answer waits for. */
const SHARE = 0.1;

/** Asks for an object until it exists and satisfies the predicate. */
export async function waitFor<T extends KubernetesObject>(
  api: ApiClient,
  path: string,
  predicate: (object: T) => boolean,
  options: WaitOptions = {},
): Promise<T> {
  return poll(api, path, (object) => (object && predicate(object as T) ? (object as T) : undefined), options);
}

/** Asks for an object until there is none. */
export async function waitUntilGone(api: ApiClient, path: string, options: WaitOptions = {}): Promise<void> {
  await poll(api, path, (object) => (object ? undefined : true), options);
}

async function poll<R>(
  api: ApiClient,
  path: string,
  check: (object: KubernetesObject | undefined) => R | undefined,
  { timeout = 300_000, description = path, signal }: WaitOptions,
): Promise<R> {
  const until = signal ? { signal } : {};
  let state = "";
  const start = Date.now();
  for (const deadline = start + timeout; ;) {
    try {
      const object = await find(api, path, until);
      const result = check(object);
      if (result !== undefined) return result;
      state = summary(object);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof ApiError && isTemporary(error.status))) throw error;
      state = error.message;
    }
    if (Date.now() > deadline) throw new Error(`waited ${timeout / 1000} s for ${description}; ${state}`);
    await delay(Math.min(Math.max(SHORTEST_PAUSE, (Date.now() - start) * SHARE), LONGEST_PAUSE), undefined, until);
  }
}

/** Such as "storage is (re)initializing", the answer about a resource whose definition is a moment old. */
function isTemporary(status: number): boolean {
  return status === 429 || status >= 500;
}

async function find(
  api: ApiClient,
  path: string,
  until: { readonly signal?: AbortSignal },
): Promise<KubernetesObject | undefined> {
  try {
    return (await api.request(path, until)) as KubernetesObject;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

function summary(object: unknown): string {
  if (object === undefined) return "it does not exist";
  const { status } = object as { status?: unknown };
  return `it is ${JSON.stringify(status ?? object).slice(0, 2000)}`;
}
