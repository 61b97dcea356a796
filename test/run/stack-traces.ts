/** Pulumi takes a stack trace for every resource and promise: to map those to TypeScript was a sixth of the unit tests. */
const PULUMI = /[\\/]@pulumi[\\/]pulumi[\\/]/;

/** Leaves the stack traces that Pulumi takes as V8 tells them; all others are mapped as before. */
export function mapOwnStackTraces(): void {
  const map = Error.prepareStackTrace;
  if (map === undefined) return;
  Error.prepareStackTrace = (error, frames): unknown => {
    if (!PULUMI.test(frames[0]?.getFileName() ?? "")) return map(error, frames);
    const lines = frames.map((frame) => {
      const place = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber()].join(":");
      return `    at ${frame.getFunctionName() ?? "<anonymous>"} (${place})`;
    });
    return [String(error), ...lines].join("\n");
  };
}
