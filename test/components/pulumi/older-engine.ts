import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap } from "../../../components";
import { MINIMAL } from "../monitor";
import { engine, FEATURES } from "./engine";

/** Usage: `older-engine.ts preview|up`. Runs a program with an engine that is older than the Stash, and ends as the SDK ends it. */
async function main(command: string | undefined): Promise<void> {
  const reported = new Set<unknown>();
  process.on("unhandledRejection", (error) => {
    if (!reported.has(error)) console.log(`error: ${(error as Error).message}`);
    reported.add(error);
    setTimeout(() => process.exit(1), 200);
  });
  await engine({ features: FEATURES["3.207.0"], preview: command === "preview", registered: console.log });
  await pulumi.runtime.runInPulumiStack(() => Promise.resolve({ files: new FluxBootstrap("fleet", MINIMAL).files }));
}

void main(process.argv[2]);
