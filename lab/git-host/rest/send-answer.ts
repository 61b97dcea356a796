import type { Response } from "express";
import type { Answer } from "./answer";

/** Sends an answer. Express adds the ETag, and answers 304 when the client has it already. */
export function sendAnswer(response: Response, { status, body, headers = {} }: Answer): void {
  response.status(status).set(headers);
  if (body === undefined) response.end();
  else if (Buffer.isBuffer(body)) response.send(body);
  else response.json(body);
}
