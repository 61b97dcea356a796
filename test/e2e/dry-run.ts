import { ApiError, type ApiClient } from "../../lab/cluster/api-client";

/** What the API server has against an object. */
export interface Refusal {
  /** The paths of the fields that it names. */
  readonly fields: readonly string[];
  readonly message: string;
}

/** Asks the API server whether it would create an object, with strict validation of its fields; nothing is created. */
export async function dryRun(api: ApiClient, collection: string, object: object): Promise<Refusal | undefined> {
  try {
    await api.request(`${collection}?dryRun=All&fieldValidation=Strict`, { method: "POST", body: object });
    return undefined;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 400 || error.status === 422)) return refusalOf(error);
    throw error;
  }
}

function refusalOf({ status, body }: ApiError): Refusal {
  const { message, details } = JSON.parse(body) as Status;
  // Unknown fields are all named before anything else is looked at, but only in the text.
  const fields =
    status === 400
      ? [...message.matchAll(/unknown field "([^"]*)"/g)].map(([, field = ""]) => field)
      : named(details?.causes);
  return { fields: [...new Set(fields)].sort(), message };
}

/** Some causes have no field: that there may be more to say once these are corrected. */
function named(causes: readonly Cause[] = []): string[] {
  return causes.flatMap(({ field = "<nil>" }) => (field === "<nil>" ? [] : [field]));
}

interface Cause {
  readonly field?: string;
}

interface Status {
  readonly message: string;
  readonly details?: { readonly causes?: readonly Cause[] };
}
