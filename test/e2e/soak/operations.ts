import * as fc from "fast-check";

import type { StackConfig } from "../../../lab/pulumi";

/** What goes wrong while an `up` brings a change, if anything. */
export type Trouble =
  | "nothing"
  | "killed"
  | "refused by the Git host"
  | "refused by the API server"
  | "a dropped connection"
  | "a refresh at once";

/** What people do beside the program. */
export const DEEDS = [
  "push an app",
  "scale a controller",
  "delete a controller",
  "label the Kustomization",
  "delete the Secret",
  "forget the deploy key",
  "edit gotk-sync.yaml",
  "edit gotk-components.yaml",
] as const;

/** One step of a long life. */
export type Operation =
  | { readonly kind: "change"; readonly args: StackConfig; readonly trouble: Trouble; readonly at: number }
  | { readonly kind: "rotate" | "rename"; readonly trouble: Trouble; readonly at: number }
  | { readonly kind: "deed"; readonly deed: (typeof DEEDS)[number] }
  | { readonly kind: "refresh" };

const LABEL_PATCH = {
  patch: '[{"op": "add", "path": "/metadata/labels/patched", "value": "yes"}]',
  target: { kind: "Deployment" },
};

/** Arguments to set, each in place of what it was. */
const CHANGES: readonly StackConfig[] = [
  { sync: { interval: "5m" } },
  { sync: { interval: "15m", sourceInterval: "30s" } },
  { networkPolicy: false },
  { networkPolicy: true },
  { componentsExtra: ["image-reflector-controller", "image-automation-controller"] },
  { componentsExtra: [] },
  { logLevel: "debug" },
  { logLevel: "info" },
  { controllers: { all: { podLabels: { team: "platform" } }, kustomizeController: { concurrent: 9 } } },
  { controllers: {} },
  { patches: [LABEL_PATCH] },
  { patches: [] },
  { tolerationKeys: ["dedicated"] },
  { tolerationKeys: [] },
];

const trouble = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Trouble>("nothing") },
  { weight: 3, arbitrary: fc.constant<Trouble>("killed") },
  { weight: 1, arbitrary: fc.constant<Trouble>("refused by the Git host") },
  { weight: 1, arbitrary: fc.constant<Trouble>("refused by the API server") },
  { weight: 1, arbitrary: fc.constant<Trouble>("a dropped connection") },
  { weight: 1, arbitrary: fc.constant<Trouble>("a refresh at once") },
);
const at = fc.nat(7);

/** Any operation, those that change the program most often. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("change" as const), args: fc.constantFrom(...CHANGES), trouble, at }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("rotate" as const, "rename" as const), trouble, at }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("deed" as const), deed: fc.constantFrom(...DEEDS) }) },
  { weight: 1, arbitrary: fc.constant({ kind: "refresh" as const }) },
);

/** Says what an operation does, for the name of a test. */
export function describeOperation(operation: Operation): string {
  switch (operation.kind) {
    case "change":
      return `sets ${JSON.stringify(operation.args)}, with ${operation.trouble}`;
    case "rotate":
      return `rotates the key, with ${operation.trouble}`;
    case "rename":
      return `renames the component, with ${operation.trouble}`;
    case "deed":
      return `goes on after people ${operation.deed}`;
    case "refresh":
      return "refreshes";
  }
}
