import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap } from "./components";
import type { GitHubArgs, SyncArgs } from "./components";

/** What `pulumi up` runs in a clone: one FluxBootstrap from the stack's configuration, with the default providers. */
const config = new pulumi.Config("flux-bootstrap");
const version = config.get("version");
const manifests = config.get("manifests");
const components = config.getObject<string[]>("components");
const namespace = config.get("namespace");
const sync = config.getObject<SyncArgs>("sync");
const timeout = config.get("timeout");

const flux = new FluxBootstrap("flux", {
  github: config.requireObject<GitHubArgs>("github"),
  path: config.require("path"),
  ...(version === undefined ? {} : { version }),
  ...(manifests === undefined ? {} : { manifests }),
  ...(components === undefined ? {} : { components }),
  ...(namespace === undefined ? {} : { namespace }),
  ...(sync === undefined ? {} : { sync }),
  ...(timeout === undefined ? {} : { timeout }),
});

export const fluxNamespace = flux.namespace;
export const sourceUrl = flux.sourceUrl;
export const publicKey = flux.publicKey;
export const files = flux.files;
export const appliedRevision = flux.appliedRevision;
