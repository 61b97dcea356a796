import { readFileSync } from "node:fs";

import { LocalWorkspace } from "@pulumi/pulumi/automation";

import { FluxBootstrap } from "../../../components";
import type { InlineReport, InlineRun } from "./run";

/** The severities of messages that people see; the engine has more than its types say. */
const SHOWN = /^(info|warning|error)/;

/** Brings a stack up whose program is in this very process. */
async function main({ stack: stackName, kubeconfig, owner, args }: InlineRun): Promise<void> {
  const program = async () => {
    new FluxBootstrap("fleet", args);
  };
  const stack = await LocalWorkspace.createOrSelectStack({ stackName, projectName: "inline", program });
  await stack.setConfig("github:owner", { value: owner });
  if (kubeconfig === undefined) await stack.removeConfig("kubernetes:kubeconfig");
  else await stack.setConfig("kubernetes:kubeconfig", { value: readFileSync(kubeconfig, "utf8"), secret: true });
  const messages: string[] = [];
  await stack.up({
    color: "never",
    onOutput: (text) => process.stderr.write(text),
    onEvent: ({ diagnosticEvent }) => {
      if (diagnosticEvent !== undefined && SHOWN.test(diagnosticEvent.severity))
        messages.push(diagnosticEvent.message.trim());
    },
  });
  process.stdout.write(JSON.stringify({ messages } satisfies InlineReport));
}

void main(JSON.parse(process.argv[2] ?? "") as InlineRun);
