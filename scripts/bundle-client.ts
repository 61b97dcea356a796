import * as path from "node:path";

import { bundleClient } from "./bundle/bundle-client";

/** Usage: `node -r ts-node/register scripts/bundle-client.ts`, after `tsc` has written `bin/`. */
const ROOT = path.resolve(__dirname, "..");

bundleClient(path.join(ROOT, "bin", "components")).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
