import { createHash } from "node:crypto";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import * as path from "node:path";
import { promisify } from "node:util";

import express from "express";

import { openServer } from "../../../lab/servers/open-server";
import { packPackage } from "../install-package";
import { ROOT } from "../world";

/** A registry of npm. */
export interface Registry {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a registry that has published the package of this checkout, and for all others leads to that of the machine.
 *
 * @see https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md
 */
export async function openRegistry(): Promise<Registry> {
  const archive = await readFile(await packPackage());
  const manifest = JSON.parse(await readFile(path.join(ROOT, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
  };
  const { name, version } = manifest;
  const { stdout: others } = await promisify(execFile)("npm", ["config", "get", "registry"]);
  const app = express().disable("x-powered-by");
  const { port, close } = await openServer(createServer(app));
  const url = `http://127.0.0.1:${String(port)}/`;
  const integrity = `sha512-${createHash("sha512").update(archive).digest("base64")}`;
  const dist = { tarball: `${url}${name}.tgz`, integrity };
  app.get(`/${name}`, (_, response) => {
    response.json({ name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } });
  });
  app.get(`/${name}.tgz`, (_, response) => {
    response.send(archive);
  });
  app.use((request, response) => {
    response.redirect(new URL(request.url.slice(1), others.trim()).href);
  });
  return { url, close };
}
