import type { ClusterAccess } from "../kube/kube-client";
import { readStatus } from "./read-status";
import type { StatusNode } from "./status";

/** What there is to say about one object; nothing when it does not exist. */
export async function findStatus(
  wanted: { readonly kind: string; readonly namespace: string; readonly name: string },
  access: ClusterAccess,
): Promise<StatusNode | undefined> {
  const { objects } = await readStatus({ ...access, namespace: wanted.namespace });
  return search(
    objects,
    ({ kind, namespace, name }) => kind === wanted.kind && namespace === wanted.namespace && name === wanted.name,
  );
}

function search(nodes: readonly StatusNode[], matches: (node: StatusNode) => boolean): StatusNode | undefined {
  for (const node of nodes) {
    const found = matches(node) ? node : search(node.children, matches);
    if (found !== undefined) return found;
  }
  return undefined;
}
