import { mkdtempSync } from "node:fs";
import { join } from "node:path";

import type { Lab } from "../../lab/lab";
import { createStack } from "../../lab/pulumi";
import type { Stack, StackConfig } from "../../lab/pulumi";
import { rootProgram } from "./programs";
import { configOf, HASTE, hastyRuns } from "./world";

/** A stack without a cluster, and what it wrote of one. */
export interface RenderedStack {
  readonly stack: Stack;
  /** Where the objects are that a cluster would have got. */
  readonly rendered: string;
}

/** As few objects as Flux runs with, where it does not matter which: each costs a run some hundredths of a second. */
export const SMALL = {
  components: ["source-controller", "kustomize-controller"],
  networkPolicy: false,
} as const satisfies StackConfig;

/**
 * Makes a stack whose Kubernetes provider writes YAML to a directory: everything but the cluster is real, and an `up` takes seconds.
 *
 * @param config configuration beyond that of the root's program
 * @see https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/render-yaml/
 */
export async function createRenderedStack(
  lab: Lab,
  name: string,
  repository: string,
  config: StackConfig = {},
  program = rootProgram(),
): Promise<RenderedStack> {
  const rendered = mkdtempSync(join(lab.directory, `rendered-${name}-`));
  const stack = await createStack(lab, {
    directory: await program,
    stack: name,
    config: { ...HASTE, ...configOf(lab, repository), "kubernetes:renderYamlToDirectory": rendered, ...config },
    // The provider refuses a kubeconfig beside the directory.
    environment: { KUBECONFIG: "" },
    ...(await hastyRuns()),
  });
  return { stack, rendered };
}
