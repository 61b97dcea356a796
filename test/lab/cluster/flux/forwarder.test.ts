import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { openForwarder, type Forwarder } from "../../../../lab/cluster/flux/forwarder";

describe("openForwarder", () => {
  const servers: Server[] = [];
  let forwarder: Forwarder;

  const serve = async (answer: string): Promise<number> => {
    const server = createServer((_, response) => response.end(answer)).listen(0, "127.0.0.1");
    servers.push(server);
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const ask = async () => (await fetch(`http://${forwarder.address}/`, { headers: { connection: "close" } })).text();

  beforeEach(async () => {
    forwarder = await openForwarder();
  });
  afterEach(() => {
    forwarder.close();
    for (const server of servers.splice(0)) server.close();
  });

  it("leads to one process after another under the same address", async () => {
    forwarder.forwardTo(await serve("the first"));
    assert.equal(await ask(), "the first");
    forwarder.forwardTo(await serve("the second"));
    assert.equal(await ask(), "the second");
  });

  it("refuses connections while nothing is behind it", async () => {
    await assert.rejects(ask());
  });
});
