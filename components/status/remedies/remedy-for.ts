import { redact } from "../message";
import { refOf } from "../references";
import { followerRemedies } from "./follower-remedies";
import { firstRemedies, lastRemedies } from "./general-remedies";
import type { UnreadyObject, Remedy } from "./remedy";
import { sourceRemedies } from "./source-remedies";

/** All remedies; the first match counts. */
export const remedies: readonly Remedy[] = [...firstRemedies, ...sourceRemedies, ...followerRemedies, ...lastRemedies];

/** Returns the advice for an object that is not ready; undefined when no remedy matches. */
export function remedyFor(unready: UnreadyObject): string | undefined {
  for (const remedy of remedies) {
    const match = matchOf(remedy, unready);
    // An address in a spec may contain credentials too.
    if (match !== undefined) return redact([remedy.advise(unready, match), ...placeOf(unready)].join("\n"));
  }
  return undefined;
}

/** Returns the name of the remedy, for tests. */
export function remedyName(unready: UnreadyObject): string | undefined {
  return remedies.find((remedy) => matchOf(remedy, unready) !== undefined)?.name;
}

function matchOf({ kinds, reason, message }: Remedy, unready: UnreadyObject): readonly string[] | undefined {
  if (kinds !== undefined && !kinds.includes(unready.object.kind)) return undefined;
  if (reason !== undefined && !reason.test(unready.reason)) return undefined;
  return message === undefined ? [] : (message.exec(unready.message) ?? undefined);
}

/** Returns the place where the object is declared: Flux would undo a change in the cluster. */
function placeOf({ object, declaredBy, declaredFrom }: UnreadyObject): string[] {
  if (declaredBy === undefined || object.kind === "HelmChart") return [];
  const { kind, namespace, name } = refOf(declaredBy);
  if (kind !== "Kustomization") return [`the object comes from ${kind} ${namespace}/${name}: change it there`];
  const from =
    declaredFrom === undefined
      ? "its source"
      : `${declaredFrom.kind} ${declaredFrom.metadata.namespace}/${declaredFrom.metadata.name}`;
  return [
    `the object comes from ${JSON.stringify(declaredBy.spec?.path ?? "./")} of ${from}, by ${kind} ${namespace}/${name}: change it in Git`,
  ];
}
