import { keyOf } from "./references";
import type { FluxStatus, StatusNode } from "./status";
import { messageLine, totalsLine, summaryLine } from "./text";
import { flatten } from "./tree";

/** Remembers the lines that were reported, and reports what has changed since. */
export class Changes {
  private readonly reported = new Map<string, string>();
  private concluded = "";

  /**
   * Returns one line for each object that differs from its last report, and one for the totals when they differ; at
   * first, all lines.
   */
  public next(status: FluxStatus): string[] {
    const nodes = new Map(flatten(status.objects).map((node) => [keyOf(node), node]));
    const lines = [...nodes].flatMap(([key, node]) => this.reportOf(key, node));
    for (const key of [...this.reported.keys()].filter((known) => !nodes.has(known))) {
      this.reported.delete(key);
      lines.push(`- ${key} is gone`);
    }
    const end = totalsLine(status);
    // Flux passes through intermediate states when it reconciles an object again: they alone are not reported.
    if (lines.length > 0 ? end !== this.concluded : this.concluded === "") lines.push(end);
    if (lines.length > 0) this.concluded = end;
    return lines;
  }

  private reportOf(key: string, node: StatusNode): string[] {
    const before = this.reported.get(key);
    if (before !== undefined && node.ready === "Unknown" && node.exists && !node.suspended && !node.deleting) return [];
    const line = [summaryLine(node), messageLine(node)].filter((part) => part !== undefined).join("  ");
    const comparable = withoutDurations(line);
    if (comparable === before) return [];
    this.reported.set(key, comparable);
    return [line];
  }
}

/** Removes durations: a failure that is repeated is not a change because it took a millisecond longer. */
function withoutDurations(line: string): string {
  return line.replace(/\b(\d+m)?\d+(\.\d+)?(ms|µs|ns|s)\b/g, "");
}
