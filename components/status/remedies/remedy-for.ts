import { redact } from "../message";
import { refOf } from "../references";
import { followerRemedies } from "./follower-remedies";
import { firstRemedies, lastRemedies } from "./general-remedies";
import type { UnreadyObject, Remedy } from "./remedy";
import { sourceRemedies } from "./source-remedies";

/** All of them; the first that matches is the one. */
export const remedies: readonly Remedy[] = [...firstRemedies, ...sourceRemedies, ...followerRemedies, ...lastRemedies];

/** What to do about an object that is not ready, or nothing when the message is all that can be said. */
export function remedyFor(ailment: UnreadyObject): string | undefined {
  for (const remedy of remedies) {
    const match = matchOf(remedy, ailment);
    // An address in a spec may have credentials in it too.
    if (match !== undefined) return redact([remedy.advise(ailment, match), ...placeOf(ailment)].join("\n"));
  }
  return undefined;
}

/** The remedy's name, for tests. */
export function remedyName(ailment: UnreadyObject): string | undefined {
  return remedies.find((remedy) => matchOf(remedy, ailment) !== undefined)?.name;
}

function matchOf({ kinds, reason, message }: Remedy, ailment: UnreadyObject): readonly string[] | undefined {
  if (kinds !== undefined && !kinds.includes(ailment.object.kind)) return undefined;
  if (reason !== undefined && !reason.test(ailment.reason)) return undefined;
  return message === undefined ? [] : (message.exec(ailment.message) ?? undefined);
}

/** Where the object itself is written down: a change in the cluster would be undone. */
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
