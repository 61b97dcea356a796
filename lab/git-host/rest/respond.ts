import { randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import type { Fault, InterceptedRequest } from "../fault";
import type { GitHostRequest } from "../git-host-request";
import type { HostState } from "../state/host-state";
import type { Answer } from "./answer";
import type { Faults } from "./faults";
import { logRequest } from "./request-log";
import { sendAnswer } from "./send-answer";

/** Remembers a request, and sets the headers that every answer to one has. */
export function begin(
  log: GitHostRequest[],
  { request, response }: { readonly request: Request; readonly response: Response },
  seen: Omit<InterceptedRequest, "method">,
): InterceptedRequest {
  // Fetch says "no-cache" beside If-None-Match, for which Express would send everything; GitHub does not care.
  delete request.headers["cache-control"];
  const intercepted = { method: request.method, ...seen };
  const id = randomBytes(8).toString("hex").toUpperCase();
  const { method, path, route } = intercepted;
  logRequest(log, { id, method, path, route }, response);
  response.set({
    "X-GitHub-Request-Id": id,
    "X-GitHub-Media-Type": "github.v3; format=json",
    "Cache-Control": "private, max-age=60, s-maxage=60",
    Vary: "Accept, Authorization, Cookie",
  });
  return intercepted;
}

/** A request that has begun, and its answer if nothing goes wrong. */
export interface Exchange {
  readonly seen: InterceptedRequest;
  readonly response: Response;
  ownAnswer(): Promise<Answer>;
  /** Says a fault as one of REST. */
  translate?(fault: Fault): Fault;
}

/** Answers a request as a fault says, or else by itself. */
export async function respond(
  { running }: HostState,
  faults: Faults,
  { seen, response, ownAnswer, translate = (fault) => fault }: Exchange,
): Promise<void> {
  const given = await faults.of(seen);
  const fault = given && translate(given);
  const late = fault?.when === "after";
  let answer = fault && !late ? await faults.apply(fault) : undefined;
  if (answer === undefined) {
    const own = await running.add(ownAnswer());
    answer = (fault && late ? await faults.apply(fault) : undefined) ?? own;
  }
  if (answer === "drop") response.socket?.destroy();
  else sendAnswer(response, answer);
}
