import * as fs from "node:fs";
import * as path from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { serveDirectly } from "../git/hosts/github/direct-server";
import { runAsPlugin } from "../pulumi/deployment";
import { readConfiguration } from "./configuration";
import { construct } from "./construct";
import { directResources } from "./direct-resources";
import { ownPackage } from "./own-package";
import { registerReferences } from "./references";

/**
 * Serves the components to the engine, for programs in all languages.
 *
 * @param directory the directory of the plugin, which has the schema of the package
 * @param args the arguments by which the engine starts a plugin; none where a person has started it
 */
export async function servePlugin(directory: string, args: string[] = process.argv.slice(2)): Promise<void> {
  const schema = fs.readFileSync(path.join(directory, "schema.json"), "utf8");
  const { version } = JSON.parse(schema) as { readonly version: string };
  if (args.length > 0) runAsPlugin();
  // The host of the plugin prints an error for every resource that waits for what has failed; the server reports it once.
  for (const event of ["uncaughtException", "unhandledRejection"]) process.removeAllListeners(event);
  serveDirectly(ownPackage(directory));
  registerReferences(version);
  await pulumi.provider.main({ version, schema, construct, ...directResources(readConfiguration()) }, args);
}
