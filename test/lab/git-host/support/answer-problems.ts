import { differences, differencesFromSchema, isDescribedStatus } from "./description";

// Statuses that GitHub gives for any operation although it describes them for some only.
const ANYWHERE: Readonly<Record<number, string>> = {
  304: "https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate",
  401: "https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api#failed-login-limit",
  403: "https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible",
  404: "https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#404-not-found-for-an-existing-resource",
  422: "https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed",
};

/** What is wrong with an answer, in words; nothing when it is as GitHub describes it. */
export function answerProblems(method: string, route: string, status: number, body: unknown): readonly string[] {
  if (status === 304) return body === undefined ? [] : ["304 has no body"];
  const inNoJson = typeof body === "string" && status === 200;
  // https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#media-types
  if (inNoJson && route.endsWith("/contents/{path}")) return [];
  if (isDescribedStatus(method, route, status)) {
    const found = differences(method, route, status, body);
    // A 404 or a 422 that is described without a body still has GitHub's usual one.
    return found[0] === "a body where none is described" && status >= 400
      ? differencesFromSchema("basic-error", body)
      : found;
  }
  if (ANYWHERE[status] === undefined) return [`${String(status)} is not described`];
  return differencesFromSchema(status === 422 ? "validation-error" : "basic-error", body);
}
