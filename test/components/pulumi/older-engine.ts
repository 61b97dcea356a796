import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap } from "../../../components";
import { MINIMAL } from "../monitor";
import { engine, FEATURES } from "./engine";

/** A cluster that does not answer, which is reported when it is asked. */
const KUBECONFIG = JSON.stringify({
  "current-context": "none",
  clusters: [{ name: "none", cluster: { server: "http://127.0.0.1:1" } }],
  contexts: [{ name: "none", context: { cluster: "none", user: "none" } }],
  users: [{ name: "none", user: {} }],
});

/** Programs that ask about what is there, or create it, before anything else. */
const PROGRAMS: Readonly<Record<string, () => FluxBootstrap>> = {
  smallest: () => new FluxBootstrap("fleet", MINIMAL),
  adopt: () => {
    const cluster = new kubernetes.Provider("cluster", { kubeconfig: KUBECONFIG });
    return new FluxBootstrap("fleet", { ...MINIMAL, adopt: true }, { provider: cluster });
  },
  createRepository: () =>
    new FluxBootstrap("fleet", {
      ...MINIMAL,
      github: { owner: "acme", repository: "fleet", createRepository: {} },
    }),
};

/**
 * Usage: `older-engine.ts preview|up PROGRAM`. Runs a program with an engine that is older than the Stash, prints what it asks the engine
 * for, and ends as the SDK ends it.
 */
async function main(command: string | undefined, name: string): Promise<void> {
  const reported = new Set<unknown>();
  process.on("unhandledRejection", (error) => {
    if (!reported.has(error)) console.log(`error: ${(error as Error).message}`);
    reported.add(error);
    setTimeout(() => process.exit(1), 200);
  });
  await engine({ features: FEATURES["3.207.0"], preview: command === "preview", asked: console.log });
  await pulumi.runtime.runInPulumiStack(() => Promise.resolve({ files: PROGRAMS[name]?.().files }));
}

void main(process.argv[2], process.argv[3] ?? "");
