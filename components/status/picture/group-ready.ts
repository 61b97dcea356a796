import type { Picture, PictureEdge, PictureNode } from "./picture";

/** The number of objects up to which each has a box of its own. */
const MANY = 40;
/** The least number of objects that share a box. */
const SOME = 4;

/**
 * Returns a picture that stays readable with many objects: those of one kind that are ready, follow the same source and have
 * no followers share a box, so that what is not ready is found.
 */
export function groupReady(picture: Picture): Picture {
  if (picture.nodes.length <= MANY) return picture;
  const groupOf = new Map<string, PictureNode>();
  for (const group of groupsOf(picture)) {
    const [first] = group;
    if (first === undefined || group.length < SOME) continue;
    const [kind = "", words = ""] = first.details;
    const shared: PictureNode = {
      id: first.id,
      state: first.state,
      name: `${group.length} × ${kind}`,
      details: [words],
      members: group.map(({ name }) => name),
      remedy: [],
    };
    for (const { id } of group) groupOf.set(id, shared);
  }
  // An arrow to a box of many does not say which of them is meant.
  const edges = picture.edges
    .filter(({ from, to, meaning }) => meaning === "follows" || !(groupOf.has(from) || groupOf.has(to)))
    .map((edge): PictureEdge => ({ ...edge, to: groupOf.get(edge.to)?.id ?? edge.to }));
  return {
    ...picture,
    nodes: [...new Set(picture.nodes.map((node) => groupOf.get(node.id) ?? node))],
    edges: [...new Map(edges.map((edge) => [`${edge.from} ${edge.to} ${edge.meaning}`, edge])).values()],
  };
}

/** Returns the objects that may share a box, by what they follow and by their kind. */
function groupsOf({ nodes, edges }: Picture): PictureNode[][] {
  const follows = edges.filter(({ meaning }) => meaning === "follows");
  const sources = new Map(follows.map(({ from, to }) => [to, from]));
  const followed = new Set(follows.map(({ from }) => from));
  const groups = new Map<string, PictureNode[]>();
  for (const node of nodes.filter(({ id, state }) => state === "ready" && !followed.has(id))) {
    const key = `${sources.get(node.id) ?? ""} ${node.details[0] ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return [...groups.values()];
}
