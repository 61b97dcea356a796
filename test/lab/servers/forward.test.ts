import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

import { forward } from "../../../lab/servers/forward";
import { openServer, type OpenServer } from "../../../lab/servers/open-server";

describe("forward", () => {
  let behind: OpenServer;
  let front: OpenServer;

  before(async () => {
    const echo = createServer((incoming, outgoing) => {
      const { method, url, headers } = incoming;
      void text(incoming).then((body) =>
        outgoing.writeHead(418, { "X-Host": headers.host }).end([method, url, body].join(" ")),
      );
    });
    behind = await openServer(echo);
    const forwarding = createServer((incoming, outgoing) => {
      const { url: path = "" } = incoming;
      const port = path === "/nowhere" ? 1 : behind.port;
      forward(incoming, outgoing, { host: "127.0.0.1", port, path }).catch((error: unknown) =>
        outgoing.writeHead(502).end(String(error)),
      );
    });
    front = await openServer(forwarding);
  });
  after(() => Promise.all([front.close(), behind.close()]));

  async function ask(path: string): Promise<IncomingMessage> {
    const sent = request({
      host: "127.0.0.1",
      port: front.port,
      path,
      method: "PUT",
      headers: { host: "example.com" },
      agent: false,
    }).end("a body");
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    return answer;
  }

  it("sends method, headers and body on, and status, headers and body back", async () => {
    const answer = await ask("/a?b=1");
    assert.deepEqual(
      [answer.statusCode, answer.headers["x-host"], await text(answer)],
      [418, "example.com", "PUT /a?b=1 a body"],
    );
  });

  it("throws when nobody listens there", async () => {
    assert.match(await text(await ask("/nowhere")), /^Error: connect ECONNREFUSED/);
  });
});
