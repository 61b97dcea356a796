import * as fs from "node:fs";

import { bundleProviders, PROVIDERS } from "./bundle/bundle-providers";

/** Writes the texts of the providers again. */
bundleProviders()
  .then((text) => fs.writeFileSync(PROVIDERS, text))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
