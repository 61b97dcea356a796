import type { JsonObject } from "../json";

/** GitHub's body for an error. Enterprise servers of today repeat the status in it, as text. */
export function errorBody(status: number, message: string, errors?: readonly JsonObject[]): JsonObject {
  return {
    message,
    ...(errors === undefined || errors.length === 0 ? {} : { errors }),
    documentation_url: "https://docs.github.com/rest",
    status: String(status),
  };
}
