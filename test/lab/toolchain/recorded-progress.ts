import type { Progress } from "../../../lab/progress";

/** A progress that remembers what it was told. */
export interface RecordedProgress extends Progress {
  readonly events: string[];
}

/** Makes a {@link RecordedProgress}; an event reads like `step: Building etcd …`. */
export function recordedProgress(): RecordedProgress {
  const events: string[] = [];
  const record = (kind: string) => (text: string) => void events.push(`${kind}: ${text}`);
  return { events, step: record("step"), note: record("note"), done: record("done"), fail: record("fail") };
}
