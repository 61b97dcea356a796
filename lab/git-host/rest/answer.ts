import type { Json } from "../json";

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON, a buffer as it is; nothing is sent when there is none. */
  readonly body?: Json | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** 200 with a body. */
export function ok(body: Json, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

/** 201 with a body. */
export function created(body: Json): Answer {
  return { status: 201, body };
}

/** 204, which has no body. */
export function noContent(): Answer {
  return { status: 204 };
}
