import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import type { InstallOptions } from "../../../../components/manifests/install-options";
import type { SyncOptions } from "../../../../components/manifests/sync";

/** A table of inputs and of what Go prints for them: see the README. */
export function goldenTable(name: string): Readonly<Record<string, string>> {
  const table = read(name);
  assert.ok(typeof table === "object" && table !== null);
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, String(value)]));
}

/** What `flux bootstrap` lets one choose; the rest of the options have its defaults. */
export type BootstrapSync = Omit<SyncOptions, "interval" | "prune">;

/** Options of `flux bootstrap`, and the gotk-sync.yaml that it writes for them. */
export function goldenSync(): readonly { readonly options: BootstrapSync; readonly content: string }[] {
  return read("gotk-sync.json");
}

/** A combination of install options, and the digest of the gotk-components.yaml that kustomize builds for it. */
export interface GoldenCombination {
  readonly version: string;
  /** The reference release whose bundle it was built from. */
  readonly bundle: string;
  readonly options: InstallOptions;
  readonly sha256: string;
}

/** Combinations of install options, built by kustomize. */
export function goldenCombinations(): readonly GoldenCombination[] {
  return read("combinations.json");
}

function read(name: string) {
  return JSON.parse(readFileSync(path.join(__dirname, name), "utf8"));
}
