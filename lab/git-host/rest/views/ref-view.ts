import type { Ref } from "../../git/refs";
import type { JsonObject } from "../../json";
import type { HostState } from "../../state/host-state";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import { nodeId } from "./node-id";

/** A ref and the object that it points to. */
export function refView({ urls: { api } }: HostState, repository: StoredRepository, ref: Ref): JsonObject {
  const url = `${api}/repos/${fullName(repository)}/git`;
  return {
    ref: ref.name,
    node_id: nodeId("Ref", repository.id, ref.name),
    url: `${url}/${ref.name}`,
    object: { sha: ref.sha, type: ref.type, url: `${url}/${ref.type}s/${ref.sha}` },
  };
}
