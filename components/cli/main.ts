#!/usr/bin/env node
import { createProgram } from "./create-program";
import { run } from "./run";

void run(createProgram(), process.argv.slice(2)).then((code) => {
  process.exitCode = code; // not `process.exit`, which would cut off output that is still on its way into a pipe
});
