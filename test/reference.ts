import * as path from "node:path";

/** Flux's own manifests, beside the checkout: see the README there. `FLUX_BOOTSTRAP_REFERENCE` names another place. */
export const REFERENCE =
  process.env["FLUX_BOOTSTRAP_REFERENCE"] ?? path.resolve(__dirname, "..", "..", "shared", "flux");

/** The bundle of the default release. */
export const BUNDLE = path.join(REFERENCE, "v2.9.4", "bundle");
