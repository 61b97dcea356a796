import * as fs from "node:fs";

import { bundleCommitProvider, COMMIT_PROVIDER } from "./bundle/bundle-commit-provider";

/** Writes the text of the provider that commits again. */
bundleCommitProvider()
  .then((text) => fs.writeFileSync(COMMIT_PROVIDER, text))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
