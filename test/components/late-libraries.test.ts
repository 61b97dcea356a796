import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { packageRoot } from "../../components/release/directories";

/** Libraries that few need, and that are large or slow to load. */
const LATE = ["@viz-js/viz", "bcrypt-pbkdf"];

describe("the library and the command", () => {
  it("load no library that draws or decrypts until there is something to draw or to decrypt", async () => {
    const program = `
      require("./components");
      require("./components/cli/create-program").createProgram();
      console.log(Object.keys(require.cache).join("\\n"));`;
    const args = ["-r", "ts-node/register/transpile-only", "-e", program];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: packageRoot() });
    assert.ok(stdout.includes("/components/status/picture/svg.ts") && stdout.includes("/node_modules/commander/"));
    for (const library of LATE) assert.ok(!stdout.includes(`/node_modules/${library}/`), library);
  });
});
