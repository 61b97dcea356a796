import { listRefs } from "../git/refs";
import { pushPayload } from "./push-payload";
import { deliver } from "./deliver";
import type { HostState } from "../state/host-state";
import type { StoredRepository } from "../state/stored-repository";

const NOTHING = "0".repeat(40);

/**
 * Tells a repository's webhooks of every branch and tag that is not where they were last told it is. To be called after
 * whatever may have moved one; it returns at once.
 */
export function announcePushes(state: HostState, repository: StoredRepository): void {
  if (repository.webhooks.length === 0) return;
  // One after the other, so that nothing is told twice when two push at once.
  repository.announcing = repository.announcing.then(() => announce(state, repository)).catch(() => undefined);
  void state.running.add(repository.announcing);
}

/** Takes note of where everything is, without telling: for the first webhook, which need not know what came before it. */
export async function takeNoteOfRefs(repository: StoredRepository): Promise<void> {
  repository.announced = await refsOf(repository);
}

async function announce(state: HostState, repository: StoredRepository): Promise<void> {
  const [told, now] = [repository.announced, await refsOf(repository)];
  repository.announced = now;
  for (const ref of new Set([...told.keys(), ...now.keys()])) {
    const push = { ref, before: told.get(ref) ?? NOTHING, after: now.get(ref) ?? NOTHING };
    if (push.before === push.after) continue;
    const payload = await pushPayload(state, repository, push);
    for (const hook of repository.webhooks) deliver(state, hook, "push", payload);
  }
}

async function refsOf({ directory }: StoredRepository): Promise<ReadonlyMap<string, string>> {
  const refs = await listRefs(directory, "refs/");
  return new Map(refs.filter(({ name }) => /^refs\/(heads|tags)\//.test(name)).map(({ name, sha }) => [name, sha]));
}
