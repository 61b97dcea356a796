import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import { once } from "node:events";
import { createGunzip } from "node:zlib";
import { ApiError } from "../rest/api-error";
import type { Faults } from "../rest/faults";
import { sendAnswer } from "../rest/send-answer";
import { announcePushes } from "../webhooks/announce-pushes";
import { findRenamed, findRepository } from "../state/find-repository";
import type { HostState } from "../state/host-state";
import { fullName, type StoredRepository } from "../state/stored-repository";
import { authorize } from "./authorize";
import { SERVICES, type Service } from "./service";
import { spawnService } from "./spawn-service";

/**
 * Git over HTTP, as GitHub has it.
 *
 * @see https://git-scm.com/docs/http-protocol#_smart_clients
 */
export function smartHttp(state: HostState, faults: Faults): Router {
  const router = express.Router();
  const advertise = guard(state, faults, ({ query }) => SERVICES.find((name) => name === query["service"]), announce);
  router.get("/:owner/:repo/info/refs", advertise);
  for (const service of SERVICES) {
    router.post(
      `/:owner/:repo/${service}`,
      guard(state, faults, () => service, exchange),
    );
  }
  return router;
}

type Serve = (
  state: HostState,
  request: Request,
  response: Response,
  repository: StoredRepository,
  service: Service,
) => void;

function guard(
  state: HostState,
  faults: Faults,
  serviceOf: (request: Request) => Service | undefined,
  serve: Serve,
): RequestHandler {
  return async (request, response) => {
    const fault = await faults.of({ method: request.method, path: request.originalUrl, route: undefined });
    const answer = fault && (await faults.apply(fault));
    if (answer === "drop") {
      response.socket?.destroy();
      return;
    }
    if (answer !== undefined) {
      sendAnswer(response, answer);
      return;
    }
    try {
      const service = serviceOf(request);
      // What came before was the dumb protocol.
      if (service === undefined) throw new ApiError(403, "Please upgrade your git client.");
      const { owner, repo } = request.params;
      const name = String(repo).replace(/\.git$/, "");
      const renamed = findRenamed(state, String(owner), name);
      if (renamed !== undefined) {
        const below = request.originalUrl.replace(/^\/[^/]+\/[^/]+/, "");
        response.redirect(301, `${state.urls.html}/${fullName(renamed)}.git${below}`);
        return;
      }
      const named = findRepository(state, String(owner), name);
      serve(state, request, response, authorize(state, request.get("authorization"), named, service), service);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      response.status(error.status).set(error.headers).type("text/plain").send(`${error.message}\n`);
    }
  };
}

function announce(
  state: HostState,
  request: Request,
  response: Response,
  { directory }: StoredRepository,
  service: Service,
): void {
  response.set({ "Content-Type": `application/x-${service}-advertisement`, "Cache-Control": "no-cache" });
  const line = `# service=${service}\n`;
  response.write(`${(line.length + 4).toString(16).padStart(4, "0")}${line}0000`);
  const child = spawnService(response, directory, service, ["--advertise-refs"], request.get("git-protocol"));
  void state.running.add(once(child, "close"));
  child.stdin.end();
}

function exchange(
  state: HostState,
  request: Request,
  response: Response,
  repository: StoredRepository,
  service: Service,
): void {
  response.set({ "Content-Type": `application/x-${service}-result`, "Cache-Control": "no-cache" });
  const child = spawnService(response, repository.directory, service, [], request.get("git-protocol"));
  const closed = once(child, "close").then(() => {
    if (service === "git-receive-pack") announcePushes(state, repository);
  });
  void state.running.add(closed);
  const body = request.get("content-encoding") === "gzip" ? request.pipe(createGunzip()) : request;
  body.on("error", () => child.kill());
  body.pipe(child.stdin);
  if (service === "git-receive-pack") repository.updatedAt = new Date();
}
