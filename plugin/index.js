"use strict";

// The code is in the npm package of the same version: nothing of the plugin has to be compiled where it is installed.
require("flux-bootstrap/bin/components/plugin").servePlugin(__dirname);
