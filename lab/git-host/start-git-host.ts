import express from "express";
import { createServer } from "node:http";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { openServer } from "../servers/open-server";
import type { GitHost, GitHostOptions } from "./git-host";
import { gitHostHandle } from "./git-host-handle";
import type { GitHostRequest } from "./git-host-request";
import { graphQlApi } from "./graphql/graphql-api";
import { smartHttp } from "./http/smart-http";
import { Faults } from "./rest/faults";
import { restApi } from "./rest/rest-api";
import { hostKeys } from "./ssh/host-keys";
import { startSshServer } from "./ssh/ssh-server";
import { newHostState } from "./state/new-host-state";

/** Starts a Git host on free ports of 127.0.0.1. */
export async function startGitHost(options: GitHostOptions): Promise<GitHost> {
  const directory = resolve(options.directory);
  await mkdir(directory, { recursive: true });
  const keys = await hostKeys();
  const app = express().disable("x-powered-by");
  // Go's client keeps connections for 90 s. Were they closed earlier here, a write could meet a closing one.
  const server = await openServer(createServer({ keepAliveTimeout: 120_000 }, app));
  const ssh = await startSshServer(keys, () => state);
  const html = `http://127.0.0.1:${String(server.port)}`;
  const urls = { html, api: `${html}/api/v3`, graphQl: `${html}/api/graphql`, ssh: `127.0.0.1:${String(ssh.port)}` };
  const state = newHostState(
    directory,
    urls,
    keys.map((key) => key.publicKey),
  );
  const faults = new Faults();
  const requests: GitHostRequest[] = [];
  app.use("/api/v3", restApi(state, faults, requests));
  // At an Enterprise server's place, and at the one of github.com's API.
  app.use(["/api/graphql", "/graphql"], graphQlApi(state, faults, requests));
  app.use(smartHttp(state, faults));

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    faults.close();
    await Promise.all([server.close(), ssh.close()]);
    await state.running.end();
  };
  return gitHostHandle(state, faults, requests, () => (stopped ??= stop()));
}
