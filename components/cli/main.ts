#!/usr/bin/env node
import { createProgram } from "./create-program";
import { run } from "./run";

exitWhenStdoutFails();
void run(createProgram(), process.argv.slice(2)).then((code) => {
  process.exitCode = code; // not `process.exit`, which would cut off output that is not yet written to a pipe
});

/**
 * Ends the process when its results cannot be written: silently when the reader has closed the pipe, as in
 * `flux-bootstrap export | head -1`; with 1 and a message when they are lost, as on a full disk.
 */
function exitWhenStdoutFails(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    process.stderr.write(`error: cannot write to stdout: ${error.message}\n`);
    process.exit(1);
  });
}
