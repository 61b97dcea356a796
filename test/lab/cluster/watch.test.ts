import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";

import { createApiClient, type ApiClient } from "../../../lab/cluster/api-client";
import { watch } from "../../../lab/cluster/watch";
import { openTlsServer, type TlsServer } from "../../components/kube/tls-server";
import { eventually } from "./processes/eventually";

const object = (uid: string) => ({ metadata: { name: uid, uid } });
const change = (type: string, uid: string) => `${JSON.stringify({ type, object: object(uid) })}\n`;

describe("watch", () => {
  let server: TlsServer;
  let api: ApiClient;
  let lists: string[][];
  let listed: number;
  let opened: string[];
  let streams: ServerResponse[];
  let events: string[];
  let end: AbortController;

  before("an API server whose lists are those given, one after the other", async () => {
    server = await openTlsServer(({ url = "" }, response) => {
      answer(url, response);
    });
    api = await createApiClient({ ...server, token: "any" });
  });
  after(() => {
    api.close();
    server.close();
  });
  beforeEach(() => {
    [lists, listed, opened, streams, events] = [[], 0, [], [], []];
    end = new AbortController();
  });

  function answer(url: string, response: ServerResponse): void {
    if (url.includes("watch=true")) {
      opened.push(url);
      streams.push(response);
      response.flushHeaders();
    } else {
      const items = (lists[listed++] ?? []).map(object);
      response.end(JSON.stringify({ items, metadata: { resourceVersion: String(listed) } }));
    }
  }

  const follow = (collection = "/things") =>
    watch(
      api,
      collection,
      { seen: ({ metadata }) => events.push(`+${metadata.name}`), gone: (uid) => events.push(`-${uid}`) },
      end.signal,
    );

  it("reports what is there, what comes and what goes", async () => {
    lists = [["a"]];
    const watching = follow("/things?labelSelector=a%3Db");
    await eventually("the watch", () => streams.length === 1);
    const [stream] = streams;
    const line = change("ADDED", "b");
    stream?.write(line.slice(0, 10)); // as the network may cut it
    await new Promise((resolve) => stream?.write(line.slice(10), resolve));
    stream?.write(change("DELETED", "a"));
    await eventually("three events", () => events.length === 3);
    const closed = new Promise((resolve) => stream?.once("close", resolve));
    end.abort();
    await watching;
    await closed;
    assert.deepEqual(events, ["+a", "+b", "-a"]);
    assert.deepEqual(opened, ["/things?labelSelector=a%3Db&watch=true&resourceVersion=1"]);
  });

  const cuts: readonly (readonly [string, (stream: ServerResponse) => unknown])[] = [
    ["the connection breaks", (stream) => stream.destroy()],
    ["the connection ends", (stream) => stream.end()],
    ["the server has forgotten the version", (stream) => stream.write(change("ERROR", "x"))],
  ];
  for (const [what, cut] of cuts) {
    it(`misses nothing that happens while ${what}`, async () => {
      lists = [
        ["a", "b"],
        ["b", "c"],
      ];
      const watching = follow();
      await eventually("the first watch", () => streams.length === 1);
      streams.slice(0, 1).forEach(cut);
      await eventually("the second watch", () => streams.length === 2);
      end.abort();
      await watching;
      assert.deepEqual(events, ["+a", "+b", "-a", "+b", "+c"]);
    });
  }

  it("ends while the server does not answer", async () => {
    // Once the request is there: a server that is closed in the middle of a handshake leaves the connection open.
    const silent = await openTlsServer(() => end.abort());
    const other = await createApiClient({ ...silent, token: "any" });
    await other.watch("/things", "1", () => undefined, end.signal);
    other.close();
    silent.close();
  });
});
