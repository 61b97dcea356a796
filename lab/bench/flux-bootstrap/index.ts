import * as pulumi from "@pulumi/pulumi";
import { FluxBootstrap } from "flux-bootstrap";
import type { GitHubArgs } from "flux-bootstrap";

/** The program that people write with the package; Node.js finds the one that `npm run build` has made here. */
const config = new pulumi.Config();

new FluxBootstrap("flux", {
  version: config.require("version"),
  github: config.requireObject<GitHubArgs>("github"),
  path: "clusters/prod",
  sync: { sourceInterval: config.require("interval") },
});
