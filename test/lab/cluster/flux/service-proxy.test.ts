import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { openServiceProxy, type ServiceProxy } from "../../../../lab/cluster/flux/service-proxy";

describe("openServiceProxy", () => {
  const servers: Server[] = [];
  const endpoints = new Map<string, number>();
  let proxy: ServiceProxy;

  beforeEach(async () => {
    proxy = await openServiceProxy(async ({ hostname }) => {
      const port = endpoints.get(hostname);
      if (port === undefined) throw new Error(`nothing runs behind ${hostname}`);
      return { host: "127.0.0.1", port };
    });
  });
  afterEach(async () => {
    await proxy.close();
    endpoints.clear();
    for (const server of servers.splice(0)) server.close();
  });

  /** A process that answers with its name and what it was asked. */
  async function run(hostname: string): Promise<void> {
    const server = createServer((incoming, outgoing) => {
      void text(incoming).then((body) =>
        outgoing.writeHead(201).end([hostname, incoming.method, incoming.url, body].join(" ")),
      );
    });
    servers.push(server.listen(0, "127.0.0.1"));
    await once(server, "listening");
    endpoints.set(hostname, (server.address() as AddressInfo).port);
  }

  /** As Go's HTTP client does it: with the whole URL in the request line. */
  async function ask(url: string, method = "GET", body = ""): Promise<string> {
    const sent = request(proxy.url, { path: url, method, agent: false }).end(body);
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    return `${String(answer.statusCode)} ${await text(answer)}`;
  }

  it("leads to one process or another by the host in the URL", async () => {
    await run("source-controller.flux-system.svc");
    await run("source-controller-shard1.flux-system.svc");
    assert.equal(
      await ask("http://source-controller.flux-system.svc/a?b=1"),
      "201 source-controller.flux-system.svc GET /a?b=1 ",
    );
    assert.equal(
      await ask("http://source-controller-shard1.flux-system.svc/a"),
      "201 source-controller-shard1.flux-system.svc GET /a ",
    );
  });

  it("passes the request's body on", async () => {
    await run("notification-controller.flux-system.svc");
    assert.equal(
      await ask("http://notification-controller.flux-system.svc/", "POST", "an event"),
      "201 notification-controller.flux-system.svc POST / an event",
    );
  });

  it("says what it misses while nothing runs there", async () => {
    assert.equal(await ask("http://elsewhere.default.svc/"), "502 Error: nothing runs behind elsewhere.default.svc");
  });

  it("says so when the process does not listen yet", async () => {
    endpoints.set("late.default.svc", 1);
    assert.match(await ask("http://late.default.svc/"), /^502 Error: connect ECONNREFUSED/);
  });
});
