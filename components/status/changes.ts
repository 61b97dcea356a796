import { keyOf } from "./references";
import type { FluxStatus, StatusNode } from "./status";
import { messageLine, totalsLine, summaryLine } from "./text";
import { flatten } from "./tree";

/** Remembers what was told, and tells what has changed since. */
export class Changes {
  private readonly told = new Map<string, string>();
  private concluded = "";

  /** One line for each object that is otherwise than it was told last, and one for the whole when that is; the first time, all. */
  public next(status: FluxStatus): string[] {
    const nodes = new Map(flatten(status.objects).map((node) => [keyOf(node), node]));
    const lines = [...nodes].flatMap(([key, node]) => this.tell(key, node));
    for (const key of [...this.told.keys()].filter((known) => !nodes.has(known))) {
      this.told.delete(key);
      lines.push(`- ${key} is gone`);
    }
    const end = totalsLine(status);
    // Flux goes through states that are none when it looks at an object again: they alone are nothing to tell.
    if (lines.length > 0 ? end !== this.concluded : this.concluded === "") lines.push(end);
    if (lines.length > 0) this.concluded = end;
    return lines;
  }

  private tell(key: string, node: StatusNode): string[] {
    const before = this.told.get(key);
    if (before !== undefined && node.ready === "Unknown" && node.exists && !node.suspended && !node.deleting) return [];
    const line = [summaryLine(node), messageLine(node)].filter((part) => part !== undefined).join("  ");
    const comparable = withoutDurations(line);
    if (comparable === before) return [];
    this.told.set(key, comparable);
    return [line];
  }
}

/** A failure that comes again is no change because it took a millisecond longer. */
function withoutDurations(line: string): string {
  return line.replace(/\b(\d+m)?\d+(\.\d+)?(ms|µs|ns|s)\b/g, "");
}
