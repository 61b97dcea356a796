import { randomBytes } from "node:crypto";
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from "express";
import type { InterceptedRequest } from "../fault";
import type { GitHostRequest } from "../git-host-request";
import type { HostState } from "../state/host-state";
import { fullName } from "../state/stored-repository";
import { answerOf } from "./answer-of";
import { expressPath } from "./express-path";
import { errorBody } from "./error-body";
import type { Faults } from "./faults";
import { logRequest } from "./request-log";
import type { Route } from "./route";
import { ROUTES } from "./routes";
import { sendAnswer } from "./send-answer";

/** GitHub's REST API, as a server of GitHub Enterprise has it below "/api/v3". */
export function restApi(state: HostState, faults: Faults, log: GitHostRequest[]): Router {
  // A branch named "a" and one named "A" are two.
  const router = express.Router({ caseSensitive: true });
  router.use(byId(state));
  router.use(express.json({ limit: "100mb", type: () => true, strict: false }));
  for (const route of ROUTES) {
    const method = route.method.toLowerCase() as Lowercase<Route["method"]>;
    router[method](expressPath(route.path), handler(state, faults, log, route));
  }
  router.use(handler(state, faults, log, undefined));
  const unreadable: ErrorRequestHandler = (_error, request: Request, response: Response, _next) => {
    begin(log, request, response, undefined);
    sendAnswer(response, { status: 400, body: errorBody(400, "Problems parsing JSON") });
  };
  router.use(unreadable);
  return router;
}

/** Lets a redirect to a repository by its id, as GitHub gives it, reach the routes of the repository by its name. */
function byId(state: HostState): RequestHandler {
  return (request, _response, next) => {
    const [, id, below = ""] = /^\/repositories\/(\d+)(.*)$/.exec(request.url) ?? [];
    const repository = [...state.repositories.values()].find((known) => String(known.id) === id);
    if (repository !== undefined) request.url = `/repos/${fullName(repository)}${below}`;
    next();
  };
}

function handler(state: HostState, faults: Faults, log: GitHostRequest[], route: Route | undefined): RequestHandler {
  return async (request, response) => {
    const seen = begin(log, request, response, route);
    const fault = await faults.of(seen);
    const late = fault?.when === "after";
    let answer = fault && !late ? await faults.apply(fault) : undefined;
    if (answer === undefined) {
      const own = await state.running.add(answerOf(state, route, request, response));
      answer = (fault && late ? await faults.apply(fault) : undefined) ?? own;
    }
    if (answer === "drop") response.socket?.destroy();
    else sendAnswer(response, answer);
  };
}

function begin(
  log: GitHostRequest[],
  request: Request,
  response: Response,
  route: Route | undefined,
): InterceptedRequest {
  // Fetch says "no-cache" beside If-None-Match, for which Express would send everything; GitHub does not care.
  delete request.headers["cache-control"];
  const path = request.originalUrl.replace(/^\/api\/v3(?=\/|$)/, "") || "/";
  const seen = { method: request.method, path, route: route?.path };
  const id = randomBytes(8).toString("hex").toUpperCase();
  logRequest(log, { id, ...seen }, response);
  response.set({
    "X-GitHub-Request-Id": id,
    "X-GitHub-Media-Type": "github.v3; format=json",
    "Cache-Control": "private, max-age=60, s-maxage=60",
    Vary: "Accept, Authorization, Cookie",
  });
  return seen;
}
