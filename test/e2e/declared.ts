import type { StackConfig } from "../../lab/pulumi";

/** An object beside the cluster's own sync, for the program in `applications/`: its arguments may name another one. */
export interface Declared extends StackConfig {
  readonly kind: string;
  readonly name: string;
  readonly args: StackConfig;
  /** True for one that does not name the FluxBootstrap of the program, as where another program has installed Flux. */
  readonly alone?: boolean;
}

/** So seldom that nothing which a test sees is owed to it. */
export const SELDOM = { interval: "1h", timeout: "20s" };

/** A Kustomization of a directory of a source that is declared before. */
export function delivered(name: string, source: string, directory: string, more: StackConfig = {}): Declared {
  return {
    kind: "Kustomization",
    name,
    args: { sourceRef: source, path: directory, prune: true, wait: true, ...SELDOM, ...more },
  };
}

/** A manifest that tells where it came from. */
export function configMap(name: string, from: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: default\ndata:\n  from: ${JSON.stringify(from)}\n`;
}
