import express, { type ErrorRequestHandler, type Request, type Response, type Router } from "express";
import type { Fault } from "../fault";
import type { GitHostRequest } from "../git-host-request";
import type { Json } from "../json";
import { ok, type Answer } from "../rest/answer";
import { ApiError } from "../rest/api-error";
import { authenticate } from "../rest/authenticate";
import { errorBody } from "../rest/error-body";
import type { Faults } from "../rest/faults";
import { count, rateLimitHeaders } from "../rest/rate-limit";
import { begin, respond } from "../rest/respond";
import { sendAnswer } from "../rest/send-answer";
import type { HostState } from "../state/host-state";
import { fieldErrorView } from "./error-view";
import { executeOperation } from "./execute-operation";
import { operationOf, repositoryOf, routeOf, type Operation } from "./operation";

/**
 * Files of 37.5 MB in Base64, or some more: the exact limit is not documented.
 *
 * @see https://github.com/Songmu/action-push-to-another-repository/pull/37
 * @see https://github.com/grafana/github-api-commit-action/pull/66
 */
const LARGEST_REQUEST = "50mb";

/** GitHub's GraphQL API. */
export function graphQlApi(state: HostState, faults: Faults, log: GitHostRequest[]): Router {
  const router = express.Router();
  router.use(express.json({ limit: LARGEST_REQUEST, type: () => true, strict: false }));
  router.post("/", async (request, response) => {
    const operation = operationOf(request.body as Json | undefined);
    const repository = repositoryOf(operation, request.body as Json | undefined);
    const seen = begin(log, { request, response }, { path: pathOf(request), route: routeOf(operation), repository });
    await respond(state, faults, {
      seen,
      response,
      ownAnswer: () => answerOf(state, request, response),
      translate: (fault) => restFault(operation, fault),
    });
  });
  const unreadable: ErrorRequestHandler = (
    error: { readonly status?: unknown },
    request,
    response: Response,
    _next,
  ) => {
    begin(log, { request, response }, { path: pathOf(request), route: routeOf(undefined) });
    const tooLarge = error.status === 413;
    const [status, message] = tooLarge ? [413, "Request Entity Too Large"] : [400, "Problems parsing JSON"];
    sendAnswer(response, { status, body: errorBody(status, message) });
  };
  router.use(unreadable);
  return router;
}

function pathOf({ originalUrl }: Request): string {
  return originalUrl.replace(/^\/api(?=\/)/, "");
}

async function answerOf(state: HostState, request: Request, response: Response): Promise<Answer> {
  try {
    const { token } = authenticate(state, request.get("authorization"));
    // https://github.com/renovatebot/github-action/issues/1039
    if (token === undefined) throw new ApiError(401, "Requires authentication");
    const allowed = count(state.graphQlRateLimit);
    response.set(rateLimitHeaders(state.graphQlRateLimit, "graphql"));
    if (!allowed) {
      response.locals["rateLimited"] = true;
      return rateLimited(state);
    }
    return await executeOperation({ state, token }, request.body as Json | undefined);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: errorBody(error.status, error.message) };
  }
}

/**
 * The answer when no request is left. Until 2025 its type was "RATE_LIMITED", and it had no code.
 *
 * @see https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#exceeding-the-rate-limit
 * @see https://github.com/cli/cli/issues/12812
 */
function rateLimited({ user }: HostState): Answer {
  const message = `API rate limit already exceeded for user ID ${String(user.id)}.`;
  return ok({ errors: [{ type: "RATE_LIMIT", code: "graphql_rate_limit", message }] });
}

/** A fault of the fields as the status and the body that it is on the wire. */
function restFault(operation: Operation | undefined, { graphQlErrors, ...fault }: Fault): Fault {
  if (graphQlErrors === undefined) return fault;
  const fields = operation?.fields ?? [];
  const data = Object.fromEntries(fields.map(({ alias, name }) => [(alias ?? name).value, null]));
  const errors = fields.flatMap((field) =>
    graphQlErrors.map(({ type, message }) => fieldErrorView(field, type, message)),
  );
  return { status: 200, body: { data, errors }, ...fault };
}
