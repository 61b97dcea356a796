import { createRequire } from "node:module";

/** Names the file of a bundle of Kubernetes' client, with all exports that the lab and the library use. */
export const BUNDLED_CLIENT = "FLUX_BOOTSTRAP_BUNDLED_CLIENT";
const CLIENT = "@kubernetes/client-node";

/**
 * Lets everything in this process that imports Kubernetes' client get the bundle, where there is one: the client's thousand
 * modules take two seconds, in each of the processes that run a file of end-to-end tests.
 */
export function useBundledClient(): void {
  const file = process.env[BUNDLED_CLIENT];
  if (file === undefined) return;
  const load = createRequire(__filename);
  const id = load.resolve(CLIENT);
  const exports: unknown = load(file);
  load.cache[id] = Object.assign(Object.create(null) as NodeJS.Module, { id, filename: id, loaded: true, exports });
}
