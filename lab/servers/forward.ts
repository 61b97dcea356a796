import { once } from "node:events";
import { request, type IncomingMessage, type RequestOptions, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

/**
 * Sends a request on, and its answer back.
 *
 * @param onward where to, and what differs from the request that came in
 * @throws Error when there is no answer
 */
export async function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  onward: RequestOptions,
): Promise<void> {
  const { method, headers } = incoming;
  const upstream = request({ method, headers, agent: false, ...onward });
  const answer = async () => {
    const [answered] = (await once(upstream, "response")) as [IncomingMessage];
    outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
    await pipeline(answered, outgoing);
  };
  await Promise.all([pipeline(incoming, upstream), answer()]);
}
