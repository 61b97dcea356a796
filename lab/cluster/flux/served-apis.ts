import { setTimeout as delay } from "node:timers/promises";
import type { ApiClient } from "../api-client";

const INTERVAL = 50;

/** Resolves when the API server serves all of these (group/version/resource). */
export async function waitForApis(api: ApiClient, wanted: readonly string[], signal: AbortSignal): Promise<void> {
  for (let missing = wanted; missing.length > 0;) {
    const groups = [...new Set(missing.map((resource) => resource.slice(0, resource.lastIndexOf("/"))))];
    const served = (await Promise.all(groups.map((group) => servedBy(api, group, signal)))).flat();
    missing = missing.filter((resource) => !served.includes(resource));
    if (missing.length > 0) await delay(INTERVAL, undefined, { signal });
  }
}

async function servedBy(api: ApiClient, group: string, signal: AbortSignal): Promise<readonly string[]> {
  try {
    const answer = (await api.request(`/apis/${group}`, { signal })) as {
      resources: readonly { readonly name: string }[];
    };
    return answer.resources.map(({ name }) => `${group}/${name}`);
  } catch {
    signal.throwIfAborted();
    return []; // the group does not exist yet
  }
}
