import type { FluxStatus, StatusController, StatusNode, StatusSummary } from "./status";

/** The maximum length of a message in text; JSON has the whole message. */
const LONGEST = 400;

/** Returns the summary of an object in one line: enough to see that it has changed. */
export function summaryLine(node: StatusNode): string {
  const { kind, namespace, name, revision, inventory, path, dependsOn } = node;
  const details = [
    revision === undefined ? undefined : shortRevision(revision),
    path,
    inventory === undefined ? undefined : `${inventory} object${inventory === 1 ? "" : "s"}`,
    dependsOn.length === 0 ? undefined : `after ${dependsOn.join(", ")}`,
    ...flags(node),
  ].filter((detail) => detail !== undefined);
  return [`${symbol(node)} ${kind} ${namespace}/${name}`, ...details].map(printable).join("  ");
}

/** Returns the reason and the message of an object that is not ready, in one line. */
export function messageLine({ ok, reason, message }: StatusNode): string | undefined {
  if (ok || (reason === undefined && message === undefined)) return undefined;
  return cut([reason, message].filter((part) => part !== undefined).join(": "));
}

/** Returns a status as text; `now` is the present time in milliseconds. */
export function statusText(status: FluxStatus, now: number): string {
  const controllers = status.controllers.filter(({ available }) => !available).flatMap(controllerLines);
  const lines = status.objects.flatMap((node) => nodeLines(node, "", now));
  return [...controllers, ...lines, totalsLine(status), ""].join("\n");
}

/** Returns the last line, with the totals. */
export function totalsLine({ ok, installed, summary, controllers }: FluxStatus): string {
  if (!installed) return "✗ Flux is not installed: the cluster knows none of its kinds";
  const down = controllers.filter(({ available }) => !available).length;
  if (summary.total === 0) return "✗ there are no objects of Flux here";
  const parts = [
    ...counts(summary),
    ...(down === 0 ? [] : [`${down} controller${down === 1 ? " is" : "s are"} not running`]),
  ];
  return `${ok ? "✔" : "✗"} ${parts.join(", ")}`;
}

function counts({ total, ready, notReady, missing, suspended }: StatusSummary): string[] {
  const some = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}`]);
  return [
    `${ready} of ${total} ready`,
    ...some(notReady, "not ready"),
    ...some(missing, "missing"),
    ...some(suspended, "suspended"),
  ];
}

function nodeLines(node: StatusNode, indent: string, now: number): string[] {
  const own = messageLine(node);
  const inner = `${indent}    `;
  return [
    `${indent}${summaryLine(node)}`,
    ...(own === undefined ? [] : [`${inner}${own}`]),
    ...warningLines(node, now).map((line) => `${inner}${line}`),
    ...remedyLines(node.remedy).map((line) => `${inner}${line}`),
    ...node.children.flatMap((child) => nodeLines(child, `${indent}  `, now)),
  ];
}

/** Returns the part of the last warning that the condition does not contain. */
function warningLines({ lastWarning, message }: StatusNode, now: number): string[] {
  if (lastWarning === undefined) return [];
  const { at, count, reason } = lastWarning;
  const when = `last warning${at === undefined ? "" : ` ${age(now - Date.parse(at))} ago`}${count > 1 ? `, ${count} times` : ""}`;
  // An event may have more than the condition, for example the log of Helm.
  return [
    message !== undefined && lastWarning.message.startsWith(message)
      ? when
      : cut(`${when}: ${reason}: ${lastWarning.message}`),
  ];
}

function controllerLines({ namespace, name, remedy }: StatusController): string[] {
  return [`✗ ${name} in ${namespace} is not running`, ...remedyLines(remedy).map((line) => `    ${line}`)];
}

function remedyLines(remedy: string | undefined): string[] {
  return remedy?.split("\n").map((line) => `→ ${printable(line)}`) ?? [];
}

function symbol({ ok, ready, suspended, exists }: StatusNode): string {
  if (suspended) return "‖";
  if (ok) return "✔";
  return exists && ready !== "False" ? "…" : "✗";
}

function flags({ exists, suspended, stalled, deleting, reconciling, ok, ready }: StatusNode): string[] {
  const states = {
    missing: !exists,
    suspended,
    stalled,
    "being deleted": deleting,
    reconciling: reconciling && !ok && ready !== "False",
  };
  const names = Object.entries(states).flatMap(([name, is]) => (is ? [name] : []));
  return names.length === 0 ? [] : [`(${names.join(", ")})`];
}

/** Returns a revision with the beginning of its digest, as Git shows a commit. */
export function shortRevision(revision: string): string {
  return revision.replace(/(sha\d+:[0-9a-f]{8})[0-9a-f]+/g, "$1");
}

function age(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
}

function cut(text: string): string {
  const line = printable(text);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/**
 * Returns a text on one line, without terminal control characters: everyone who may write a status or an event can
 * write this text.
 */
export function printable(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
}
