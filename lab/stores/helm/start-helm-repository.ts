import express from "express";
import { createServer } from "node:http";
import { stringify } from "yaml";
import { openServer } from "../../servers/open-server";
import { basicAuthorization } from "../credentials";
import { sha256 } from "../sha256";
import { chartMetadata, packChart } from "./chart";
import type { HelmRepository, HelmRepositoryOptions } from "./helm-repository";

/** A chart's version in a repository's index, as `helm repo index` writes it. */
interface IndexEntry {
  readonly name: string;
  readonly file: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

/** Starts a Helm repository on a free port of 127.0.0.1. */
export async function startHelmRepository(options: HelmRepositoryOptions = {}): Promise<HelmRepository> {
  const { credentials } = options;
  const entries = new Map<string, IndexEntry>();
  const archives = new Map<string, Buffer>();
  const app = express().disable("x-powered-by");
  app.use((request, response, next) => {
    if (credentials === undefined || request.get("authorization") === basicAuthorization(credentials)) next();
    else response.status(401).set("WWW-Authenticate", 'Basic realm="charts"').end();
  });
  app.get(
    "/index.yaml",
    (_request, response) => void response.type("application/yaml").send(index([...entries.values()])),
  );
  app.get("/:file", (request, response, next) => {
    const archive = archives.get(request.params.file);
    if (archive === undefined) next();
    else response.type("application/gzip").send(archive);
  });
  const server = await openServer(createServer(app));

  let stopped: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${String(server.port)}`,
    credentials,
    add(chart) {
      const archive = packChart(chart);
      const file = `${chart.name}-${chart.version}.tgz`;
      const entry = {
        ...chartMetadata(chart),
        urls: [file],
        digest: sha256(archive),
        created: new Date().toISOString(),
      };
      archives.set(file, archive);
      entries.set(file, { name: chart.name, file, entry });
    },
    stop: () => (stopped ??= server.close()),
  };
}

/** @see https://helm.sh/docs/topics/chart_repository/#the-index-file */
function index(entries: readonly IndexEntry[]): string {
  const byName: Record<string, unknown[]> = {};
  for (const { name, entry } of entries) (byName[name] ??= []).push(entry);
  return stringify({ apiVersion: "v1", entries: byName, generated: new Date().toISOString() });
}
