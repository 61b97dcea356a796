import assert from "node:assert/strict";
import * as path from "node:path";

import { createStack, type Stack } from "../../lab/pulumi";
import { rootProgram } from "./programs";
import { configOf, lab } from "./world";

/** Names a Pulumi CLI that is older than the Stash, from 3.200 on: the toolchain has a new one only. */
const OLDER_CLI = process.env["E2E_OLDER_CLI"];

describe("an older Pulumi CLI", () => {
  let stack: Stack;

  before("a stack", async function () {
    if (OLDER_CLI === undefined) {
      console.log(
        "    skipped: E2E_OLDER_CLI names no older Pulumi CLI, such as that of v3.206.0 (see CONTRIBUTING.md)",
      );
      return this.skip();
    }
    const shared = await lab();
    const { toolchain, gitHost, environment } = shared;
    await gitHost.createRepository("acme", "older");
    stack = await createStack(
      {
        ...shared,
        toolchain: { ...toolchain, path: (tool) => (tool === "pulumi" ? OLDER_CLI : toolchain.path(tool)) },
        environment: { ...environment, PATH: `${path.dirname(OLDER_CLI)}:${process.env["PATH"] ?? ""}` },
      },
      {
        directory: await rootProgram(),
        stack: "older",
        config: configOf(shared, "older"),
        // There is no cluster: nobody gets that far.
        environment: { KUBECONFIG: "/dev/null" },
      },
    );
  });

  for (const command of ["preview", "up"] as const) {
    it(`is all that ${command} reports, before it asks or writes anything`, async () => {
      const { gitHost } = await lab();
      const from = gitHost.requests.length;
      const { events } = await stack[command]({ expectFailure: true });
      const errors = events.flatMap(({ diagnosticEvent: event }) =>
        event?.severity === "error" ? [event.message] : [],
      );
      assert.equal(errors.length, 1, errors.join("\n"));
      assert.match(
        String(errors[0]),
        /Pulumi 3\.208 or newer is needed, this is 3\.\d+\.\d+\. Update the Pulumi CLI: https:\/\/www\.pulumi\.com\//,
      );
      assert.deepEqual(gitHost.requests.slice(from), []);
    });
  }
});
