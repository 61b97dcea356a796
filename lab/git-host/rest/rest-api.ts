import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from "express";
import type { GitHostRequest } from "../git-host-request";
import type { HostState } from "../state/host-state";
import { fullName } from "../state/stored-repository";
import { answerOf } from "./answer-of";
import { expressPath } from "./express-path";
import { errorBody } from "./error-body";
import type { Faults } from "./faults";
import { begin, respond } from "./respond";
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
    begin(log, { request, response }, { path: pathOf(request), route: undefined });
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
    const seen = begin(log, { request, response }, { path: pathOf(request), route: route?.path });
    await respond(state, faults, { seen, response, ownAnswer: () => answerOf(state, route, request, response) });
  };
}

function pathOf({ originalUrl }: Request): string {
  return originalUrl.replace(/^\/api\/v3(?=\/|$)/, "") || "/";
}
