import assert from "node:assert/strict";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { networkInterfaces } from "node:os";

import { serveStatus, type StatusServer } from "../../../../components/status/web/status-server";
import { empty, hostile, mixed, withoutFlux } from "../picture/statuses";

describe("serveStatus", () => {
  let server: StatusServer;
  const open: IncomingMessage[] = [];

  beforeEach(async () => (server = await serveStatus(mixed(), 0)));
  afterEach(async () => {
    for (const response of open.splice(0)) response.destroy();
    await server.close();
  });

  async function request(path: string, options: object = {}): Promise<IncomingMessage> {
    const [response] = (await once(get(new URL(path, server.url), options), "response")) as [IncomingMessage];
    open.push(response.setEncoding("utf8"));
    return response;
  }

  /** Reads an event; the server sends each as one piece. */
  async function nextEvent(response: IncomingMessage): Promise<readonly [name: string, data: unknown]> {
    const [text] = (await once(response, "data")) as [string];
    const [, name = "", data = ""] = /^event: (\w+)\ndata: (.*)\n\n$/.exec(text) ?? [];
    return [name, JSON.parse(data)];
  }

  it("serves the page, which runs only the script of this package", async () => {
    const response = await fetch(server.url);
    const page = await response.text();
    assert.match(page, /<h1>Flux: ✗ 3 of 7 ready/);
    assert.equal(page.split("<script>").length, 2);
    const policy = response.headers.get("content-security-policy") ?? "";
    assert.match(
      policy,
      /^default-src 'none'; .*script-src 'sha256-[^']+'; connect-src 'self'; frame-ancestors 'none'$/,
    );
    assert.equal(response.headers.get("access-control-allow-origin"), null);
  });

  it("sends each other status to those who look", async () => {
    const events = await request("events");
    const [, first] = await nextEvent(events);
    assert.match((first as { title: string }).title, /3 of 7 ready/);
    const second = nextEvent(events);
    await server.show(empty());
    const [name, data] = await second;
    assert.deepEqual(
      [name, (data as { title: string }).title],
      ["status", "Flux: ✗ there are no objects of Flux here"],
    );
    const third = nextEvent(events);
    await server.show(empty());
    assert.equal((await third)[0], "time");
    assert.match(await (await fetch(server.url)).text(), /there are no objects of Flux here/);
  });

  it("reports that the status is not current, also to those who come later, until it is again", async () => {
    const events = await request("events");
    await nextEvent(events);
    const told = nextEvent(events);
    server.report("the cluster\ncannot be reached");
    assert.deepEqual(await told, ["problem", "the cluster\ncannot be reached"]);
    const later = await request("events");
    let text = "";
    later.on("data", (chunk: string) => (text += chunk));
    while (!text.includes("event: problem")) await once(later, "data");
    const again = nextEvent(events);
    await server.show(mixed());
    assert.equal((await again)[0], "status");
  });

  it("lets no text of the cluster end an event", async () => {
    const events = await request("events");
    await nextEvent(events);
    const next = nextEvent(events);
    await server.show(hostile("\n\nevent: problem\ndata: 1\r\n\r\n"));
    assert.equal((await next)[0], "status");
  });

  it("waits until somebody looks", async () => {
    let isWatched = false;
    const watched = server.watched(new AbortController().signal).then(() => (isWatched = true));
    await fetch(server.url);
    assert.equal(isWatched, false);
    await request("events");
    await watched;
    await server.watched(AbortSignal.abort());
  });

  it("ends the wait with its signal", async () => {
    await server.watched(AbortSignal.timeout(10));
  });

  it("refuses a website that has its name lead to this machine", async () => {
    for (const host of ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
      assert.equal((await request("", { headers: { host } })).statusCode, 403, host);
    assert.equal((await request("", { headers: { host: "localhost:9000" } })).statusCode, 200);
  });

  it("answers to nothing else", async () => {
    assert.equal((await fetch(server.url, { method: "POST" })).status, 405);
    for (const path of ["favicon.ico", "..%2f..%2fetc/passwd", "?x", "events/"])
      assert.equal((await request(path)).statusCode, 404, path);
  });

  it("listens on no other address", async () => {
    const port = new URL(server.url).port;
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address, family, internal } of others.filter((one) => !one.internal || one.family === "IPv6")) {
      const host = family === "IPv6" ? `[${address}]` : address;
      await assert.rejects(fetch(`http://${host}:${port}/`), `${host} ${internal ? "internal" : ""}`);
    }
  });

  it("names the port that it cannot have", async () => {
    const port = Number(new URL(server.url).port);
    await assert.rejects(
      serveStatus(withoutFlux(), port),
      new RegExp(`^Error: cannot listen at 127\\.0\\.0\\.1, port ${port}: .*EADDRINUSE.*\\. Choose another --port\\.$`),
    );
  });

  it("ends the connections of those who look when it is closed", async () => {
    const events = await request("events");
    events.resume();
    const ended = once(events, "close").catch(() => undefined);
    const other = await serveStatus(mixed(), 0);
    await other.close();
    await server.close();
    await ended;
    server = await serveStatus(mixed(), 0);
  });
});
