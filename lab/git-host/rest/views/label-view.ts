import type { JsonObject } from "../../json";
import type { HostUrls } from "../../state/host-state";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import { nodeId } from "./node-id";

/** A label. The host knows labels only by their names, so that the id is made of it. */
export function labelView({ api }: HostUrls, repository: StoredRepository, name: string): JsonObject {
  const id = Array.from(name).reduce(
    (sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 2 ** 31,
    repository.id,
  );
  return {
    id,
    node_id: nodeId("Label", repository.id, name),
    url: `${api}/repos/${fullName(repository)}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: "ededed",
    default: false,
  };
}
