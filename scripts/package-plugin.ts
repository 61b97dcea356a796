import * as path from "node:path";

import { packageRoot } from "../components/release/directories";
import { packagePlugin } from "./release/package-plugin";

/** Packs the plugin. Usage: `npm run --silent plugin:package -- DIRECTORY`, which is the current one when left out. */
console.log(packagePlugin(path.join(packageRoot(), "plugin"), process.argv[2] ?? "."));
