import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";

import { run } from "./child";

describe("the reporter of the tests", () => {
  it("ends a process that would not end after its tests, as a failure that names what it still has", async () => {
    const directory = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-reporter-"));
    try {
      const file = path.join(directory, "left.test.js");
      await writeFile(
        file,
        'it("leaves a server", (done) => { require("node:net").createServer().listen(0, "127.0.0.1", done); });\n',
      );
      const output = new PassThrough();
      const printed = text(output);
      const environment = { TEST_ENDING_MS: "100" };
      const code = await run({
        command: process.execPath,
        args: ["node_modules/mocha/bin/mocha.js", file],
        environment,
        output,
      });
      output.end();
      assert.equal(code, 1);
      assert.match(await printed, /1 passing[^]*their process has not: it still has .*TCPServerWrap/);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
