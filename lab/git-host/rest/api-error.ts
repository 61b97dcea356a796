import type { JsonObject } from "../json";

/** What a request is refused with. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Named parts that are wrong: https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
    readonly errors?: readonly JsonObject[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "ApiError";
  }
}

/** What GitHub answers for whatever does not exist, and for whatever the token may not see. */
export function notFound(): ApiError {
  return new ApiError(404, "Not Found");
}

/** "Validation Failed", with the parts that are. */
export function validationFailed(...errors: readonly JsonObject[]): ApiError {
  return new ApiError(422, "Validation Failed", errors);
}
