import * as path from "node:path";

import { bundlePackage } from "./bundle/bundle-package";

/** Usage: `node -r ts-node/register scripts/bundle-package.ts`, after `tsc` has written `bin/`. */
const ROOT = path.resolve(__dirname, "..");

bundlePackage(path.join(ROOT, "bin", "components")).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
