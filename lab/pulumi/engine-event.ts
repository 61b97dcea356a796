import { existsSync, readFileSync } from "node:fs";

/** One step of the engine. */
export interface Step {
  /** `create`, `update`, `delete`, `same`, `replace`, … */
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  /** The properties that differ, for an update or a replacement. */
  readonly diffs?: readonly string[] | null;
}

/** A line of the engine's event log, as far as the lab reads it. */
export interface EngineEvent {
  readonly timestamp: number;
  readonly resourcePreEvent?: { readonly metadata: Step };
  readonly resOutputsEvent?: { readonly metadata: Step };
  readonly resOpFailedEvent?: { readonly metadata: Step };
  readonly diagnosticEvent?: { readonly urn?: string; readonly message: string; readonly severity: string };
  readonly summaryEvent?: {
    readonly durationSeconds: number;
    readonly resourceChanges?: Readonly<Record<string, number>>;
  };
}

/** Reads an event log. A run that was killed leaves a line unfinished: the reading ends there. */
export function readEvents(file: string): readonly EngineEvent[] {
  if (!existsSync(file)) return [];
  const events: EngineEvent[] = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    try {
      events.push(JSON.parse(line) as EngineEvent);
    } catch {
      break;
    }
  }
  return events;
}
