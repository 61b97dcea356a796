import { CREATES_BY_POST, createStack, type Stack, type StackConfig } from "../../lab/pulumi";
import type { Declared } from "./declared";
import { programOf } from "./programs";
import { configOf, HASTE, hastyRuns, type World } from "./world";

/** A stack of the program in `applications/`, which bootstraps a cluster and declares objects beside its own. */
export interface ApplicationsStack extends Stack {
  /** Sets which objects there are to be, and further configuration. */
  declare(objects: readonly Declared[], more?: StackConfig): void;
}

/**
 * Makes one for the cluster of a world and the repository that has the same name as the stack.
 *
 * @param further arguments of the FluxBootstrap beyond those that say where
 * @param createsByPost true for a provider that refuses to create what exists
 */
export async function createApplicationsStack(
  { lab, cluster }: World,
  name: string,
  further: StackConfig = {},
  createsByPost = false,
): Promise<ApplicationsStack> {
  const { "github:owner": owner = "", ...flux } = configOf(lab, name);
  const settings = (objects: readonly Declared[], more: StackConfig = {}): StackConfig => ({
    ...HASTE,
    "github:owner": owner,
    flux: { ...flux, ...further },
    objects,
    ...more,
  });
  const stack = await createStack(lab, {
    directory: await programOf("applications"),
    stack: name,
    config: settings([]),
    // All that reaches the cluster is told by the program, as where it makes the cluster itself.
    environment: { KUBECONFIG: "/nonexistent", ...(createsByPost && { [CREATES_BY_POST]: "true" }) },
    ...(await hastyRuns()),
  });
  await stack.setSecret("kubeconfig", cluster.kubeconfigText);
  return {
    ...stack,
    declare(objects, more) {
      stack.setConfig(settings(objects, more));
    },
  };
}
