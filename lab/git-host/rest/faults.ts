import { STATUS_CODES } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { Json } from "../json";
import type { Fault, InterceptedRequest, Interceptor } from "../fault";
import type { Answer } from "./answer";
import { errorBody } from "./error-body";

/** Interceptors, asked in the order in which they came. */
export class Faults {
  readonly #interceptors = new Set<Interceptor>();
  readonly #closing = new AbortController();

  /** Adds an interceptor; the function that is returned removes it. */
  add(interceptor: Interceptor): () => void {
    // The same function may be added twice.
    const own: Interceptor = (request) => interceptor(request);
    this.#interceptors.add(own);
    return () => {
      this.#interceptors.delete(own);
    };
  }

  /** What goes wrong with a request, if anything. */
  async of(request: InterceptedRequest): Promise<Fault | undefined> {
    for (const interceptor of this.#interceptors) {
      const fault = await interceptor(request);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  /** Waits as long as the fault says, then returns its answer: undefined when the host is to answer. */
  async apply(fault: Fault): Promise<Answer | "drop" | undefined> {
    if (fault.delayMilliseconds !== undefined) {
      try {
        await setTimeout(fault.delayMilliseconds, undefined, { signal: this.#closing.signal });
      } catch {
        return "drop";
      }
    }
    if (fault.drop === true) return "drop";
    if (fault.status === undefined) return undefined;
    const { status, headers = {} } = fault;
    const body = fault.body === undefined ? errorBody(status, STATUS_CODES[status] ?? "Error") : (fault.body as Json);
    return { status, body, headers };
  }

  /** Ends every wait. */
  close(): void {
    this.#closing.abort();
  }
}
