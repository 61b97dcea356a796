#!/usr/bin/env node
import { createProgram } from "./create-program";
import { exitWhenStdoutFails } from "./exit-when-stdout-fails";
import { run } from "./run";

exitWhenStdoutFails();
void run(createProgram(), process.argv.slice(2)).then((code) => {
  process.exitCode = code; // not `process.exit`, which would cut off output that is still on its way into a pipe
});
