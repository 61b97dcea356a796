import type { Request, Response } from "express";
import { isObject } from "./body";
import type { HostState } from "../state/host-state";
import type { Json } from "../json";
import { ApiError, notFound } from "./api-error";
import type { Answer } from "./answer";
import { authenticate } from "./authenticate";
import { errorBody } from "./error-body";
import { countRequest } from "./rate-limit";
import type { Route } from "./route";

/** The host's own answer to a request: always one, whatever is wrong with the request. */
export async function answerOf(
  state: HostState,
  route: Route | undefined,
  request: Request,
  response: Response,
): Promise<Answer> {
  try {
    const { token, app } = authenticate(state, request.get("authorization"));
    response.set(countRequest(state, route?.path === "/rate_limit"));
    if (route === undefined) throw notFound();
    const body = request.body as Json | undefined;
    const [path = "", query = ""] = request.originalUrl.split("?", 2);
    return await route.answer({
      state,
      method: request.method,
      target: request.originalUrl,
      url: `${state.urls.html}${path}`,
      parameters: parametersOf(request),
      query: new URLSearchParams(query),
      body: isObject(body) ? body : {},
      accept: request.get("accept") ?? "",
      token,
      app,
    });
  } catch (error) {
    if (error instanceof ApiError) {
      const { status, message, errors, headers } = error;
      return { status, body: errorBody(status, message, errors), headers };
    }
    return { status: 500, body: errorBody(500, `Server Error: ${String(error)}`) };
  }
}

function parametersOf(request: Request): Readonly<Record<string, string>> {
  const entries = Object.entries(request.params as Readonly<Record<string, string | readonly string[] | undefined>>);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "string" ? value : (value ?? []).join("/")]),
  );
}
