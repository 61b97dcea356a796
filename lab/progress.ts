import ora from "ora";

/** Where long work tells what it is doing. */
export interface Progress {
  /** What is going on now: a live line with the seconds so far on a terminal, a plain line elsewhere. */
  step(text: string): void;
  /** What has come to a good end: a line that stays. The live line, if any, goes on below it. */
  note(text: string): void;
  /** Ends the live line with a word of success. */
  done(text: string): void;
  /** Ends the live line with a word of failure. */
  fail(text: string): void;
}

/** The part of a stream that a progress needs, so that a test can pass an array in disguise. */
export type ProgressStream = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** A progress for a terminal or, where the stream is none, one line of text per event. */
export function createProgress(stream: ProgressStream = process.stderr): Progress {
  return stream.isTTY === true ? liveProgress(stream) : plainProgress(stream);
}

function plainProgress(stream: ProgressStream): Progress {
  const line = (text: string): void => {
    stream.write(`[${new Date().toTimeString().slice(0, 8)}] ${text}\n`);
  };
  return { step: line, note: line, done: line, fail: line };
}

function liveProgress(stream: ProgressStream): Progress {
  // Ora would else take over stdin, and with it Ctrl+C.
  const spinner = ora({ stream, discardStdin: false });
  let current = "";
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  const show = (): void => {
    const seconds = Math.floor((Date.now() - since) / 1000);
    spinner.text = seconds > 0 ? `${current} (${seconds} s)` : current;
  };
  const start = (): void => {
    show();
    spinner.start();
    timer ??= setInterval(show, 1000);
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    current = "";
  };
  return {
    step(text) {
      if (text !== current) since = Date.now();
      current = text;
      start();
    },
    note(text) {
      spinner.succeed(text);
      if (current !== "") start();
    },
    done(text) {
      stop();
      spinner.succeed(text);
    },
    fail(text) {
      stop();
      spinner.fail(text);
    },
  };
}
