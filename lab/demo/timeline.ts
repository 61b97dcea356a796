/** Tells what happens, with the seconds since the start, and remembers how long each step took. */
export interface Timeline {
  /** A line now. */
  say(text: string): void;
  /** A block of text, indented below the last line. */
  show(text: string): void;
  /** Does a step, and says how long it took, also when it fails. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** The steps and their seconds. */
  summary(): string;
}

/** A timeline that starts now. */
export function createTimeline(stream: NodeJS.WritableStream): Timeline {
  const start = Date.now();
  const steps: string[] = [];
  const seconds = (from: number): string => `${((Date.now() - from) / 1000).toFixed(1).padStart(6)} s`;
  const say = (text: string): void => {
    stream.write(`[${seconds(start)}] ${text}\n`);
  };
  return {
    say,
    show(text) {
      for (const line of text.trimEnd().split("\n")) stream.write(`    ${line}\n`);
    },
    async step(title, work) {
      say(`${title} …`);
      const from = Date.now();
      try {
        const result = await work();
        steps.push(`${seconds(from)}  ${title}`);
        return result;
      } catch (error) {
        steps.push(`${seconds(from)}  ${title} (failed)`);
        throw error;
      }
    },
    summary: () => steps.join("\n"),
  };
}
