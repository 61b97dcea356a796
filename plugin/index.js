"use strict";

const path = require("node:path");

// The code is in the npm package of the same version: nothing of the plugin has to be compiled where it is installed. It is not one
// of the package's exports, because programs have no use for it.
const library = path.dirname(require.resolve("flux-bootstrap/package.json"));
require(path.join(library, "bin/components/plugin")).servePlugin(__dirname);
