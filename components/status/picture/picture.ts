import { keyOf } from "../references";
import type { FluxStatus, StatusController, StatusNode } from "../status";
import { messageLine, printable, shortRevision, totalsLine } from "../text";
import { flatten } from "../tree";

/** The states that a picture distinguishes, each with its symbol and its words: a colour alone says nothing to many people. */
export const STATES = {
  ready: { symbol: "✔", words: "ready" },
  waiting: { symbol: "…", words: "in progress" },
  failed: { symbol: "✗", words: "not ready" },
  missing: { symbol: "✗", words: "missing" },
  suspended: { symbol: "‖", words: "suspended" },
} as const;
export type PictureState = keyof typeof STATES;

/** A box of a picture; its texts are one line each, as the cluster has them: each language escapes them itself. */
export interface PictureNode {
  /** A name without special characters, unique in the picture. */
  readonly id: string;
  readonly state: PictureState;
  /** The name, such as `flux-system/apps`. */
  readonly name: string;
  /** The kind, the state, the revision and so on. */
  readonly details: readonly string[];
  /** The reason and the message of what is not ready. */
  readonly reason?: string;
  /** The names of the objects that share the box. */
  readonly members?: readonly string[];
  /** The steps to take; one line for each. */
  readonly remedy: readonly string[];
}

/** An arrow of a picture, between the ids of two nodes. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  /** `follows`: the second reads what the first has; `waits`: the second is applied after the first. */
  readonly meaning: "follows" | "waits";
}

/** The graph of the sources and of the objects that follow them. */
export interface Picture {
  /** The totals; they say so when there is nothing to see. */
  readonly headline: string;
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** Returns the graph of a status: the controllers that are not running, and all objects. */
export function pictureOf(status: FluxStatus): Picture {
  const objects = flatten(status.objects);
  const ids = new Map(objects.map((node, index) => [keyOf(node), `n${index + 1}`]));
  const idOf = (node: StatusNode) => ids.get(keyOf(node)) ?? "";
  const follows = objects.flatMap((node) =>
    node.children.map((child): PictureEdge => ({ from: idOf(node), to: idOf(child), meaning: "follows" })),
  );
  const waits = objects.flatMap((node) =>
    node.dependsOn.flatMap((name): PictureEdge[] => {
      const from = ids.get(`${node.kind} ${name}`);
      return from === undefined ? [] : [{ from, to: idOf(node), meaning: "waits" }];
    }),
  );
  return {
    headline: totalsLine(status),
    nodes: [
      ...status.controllers.filter(({ available }) => !available).map(controllerNode),
      ...objects.map((node) => objectNode(node, idOf(node))),
    ],
    edges: [...follows, ...waits],
  };
}

function controllerNode({ namespace, name, remedy }: StatusController, index: number): PictureNode {
  return {
    id: `c${index + 1}`,
    state: "failed",
    name: printable(`${namespace}/${name}`),
    details: ["Deployment", "not running"],
    remedy: linesOf(remedy),
  };
}

function objectNode(node: StatusNode, id: string): PictureNode {
  const { kind, namespace, name, revision, path, inventory, lastWarning, remedy } = node;
  const state = stateOf(node);
  const details = [
    kind,
    wordsOf(node, state),
    revision === undefined ? "" : shortRevision(revision),
    path ?? "",
    inventory === undefined ? "" : `${inventory} object${inventory === 1 ? "" : "s"}`,
  ];
  // While Flux tries again, only the last warning says what went wrong before.
  const warning =
    lastWarning === undefined || node.ready === "False"
      ? undefined
      : messageLine({ ...node, reason: lastWarning.reason, message: lastWarning.message });
  const reason = warning ?? messageLine(node);
  return {
    id,
    state,
    name: printable(`${namespace}/${name}`),
    details: details.map(printable).filter((detail) => detail !== ""),
    ...(reason === undefined ? {} : { reason }),
    remedy: linesOf(remedy),
  };
}

function stateOf({ ok, exists, ready, suspended }: StatusNode): PictureState {
  if (!exists) return "missing";
  if (suspended) return "suspended";
  if (ok) return "ready";
  return ready === "False" ? "failed" : "waiting";
}

function wordsOf({ stalled, deleting }: StatusNode, state: PictureState): string {
  return [STATES[state].words, ...(stalled ? ["stalled"] : []), ...(deleting ? ["being deleted"] : [])].join(", ");
}

function linesOf(text: string | undefined): string[] {
  return text?.split("\n").map(printable) ?? [];
}
