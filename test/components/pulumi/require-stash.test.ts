import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";

import { requireStash } from "../../../components/pulumi/require-stash";
import { runProgram } from "../cli/run-cli";
import { withVariable } from "../environment";
import { engine, FEATURES } from "./engine";
import { useTemporaryDirectory } from "../release/temporary-directory";

const UPDATE = "Update the Pulumi CLI: https://www.pulumi.com/docs/install/";

describe("requireStash", () => {
  const temporary = useTemporaryDirectory();

  /** Runs work where `pulumi version` prints a text. */
  function withCli<T>(version: string, work: () => Promise<T>): Promise<T> {
    const directory = path.join(temporary.path, "cli");
    mkdirSync(directory);
    writeFileSync(path.join(directory, "pulumi"), `#!/bin/sh\n[ "$1" = version ] && echo '${version}'\n`);
    chmodSync(path.join(directory, "pulumi"), 0o755);
    return withVariable("PATH", `${directory}${path.delimiter}${String(process.env["PATH"])}`, work);
  }

  for (const [version, named] of [
    ["v3.207.0", "3.207.0"],
    ["v2.99.1", "2.99.1"],
    ["3.91.0-dev", "3.91.0-dev"],
    ["v3.259.0", "an older one"], // not the one that runs the program
    ["v4.0.0", "an older one"],
    ["hello", "an older one"],
  ] as const)
    it(`refuses an older engine in one line, where the PATH has ${version}`, async () => {
      await engine({ features: FEATURES["3.207.0"] });
      await withCli(version, () =>
        assert.rejects(requireStash(), {
          name: "BootstrapError",
          message: `Pulumi 3.208 or newer is needed, this is ${named}. ${UPDATE}`,
          stack: `Pulumi 3.208 or newer is needed, this is ${named}. ${UPDATE}`,
        }),
      );
    });

  for (const version of ["3.184.0", "3.206.0", "3.207.0"] as const)
    it(`refuses an engine that answers as ${version} does`, async () => {
      await engine({ features: FEATURES[version] });
      await withCli(`v${version}`, () =>
        assert.rejects(requireStash(), { message: new RegExp(`this is ${version}\\.`) }),
      );
    });

  it("takes an engine that answers as 3.208.0 does, whatever the PATH has", async () => {
    await engine({ features: FEATURES["3.208.0"] });
    await withCli("v3.207.0", () => requireStash());
  });

  for (const preview of ["preview", "up"])
    for (const [program, asked] of [
      ["smallest", []],
      ["adopt", ["pulumi:providers:kubernetes"]],
      ["createRepository", []],
    ] as const)
      it(`is asked before anything is asked or made, in ${preview} (${program}), and reports once`, async function () {
        this.timeout(30_000); // starts a process
        const { code, stdout } = await withCli("v3.207.0", () =>
          runProgram("test/components/pulumi/older-engine.ts", [preview, program]),
        );
        assert.deepEqual(stdout.trim().split("\n").sort(), [
          `error: Pulumi 3.208 or newer is needed, this is 3.207.0. ${UPDATE}`,
          "flux-bootstrap:index:FluxBootstrap",
          ...asked,
          "pulumi:pulumi:Stack",
        ]);
        assert.equal(code, 1);
      });
});
