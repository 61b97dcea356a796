import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import type { IncomingMessage } from "node:http";
import type { ApiClient } from "../../../lab/cluster/api-client";
import { watch } from "../../../lab/cluster/watch";
import { eventually } from "./processes/eventually";

const object = (uid: string) => ({ metadata: { name: uid, uid } });

/** An API server whose lists and watches are those given, one after the other. */
function fakeApi(
  lists: readonly string[][],
  watches: readonly PassThrough[],
): ApiClient & { readonly opened: string[] } {
  const opened: string[] = [];
  let listed = 0;
  return {
    opened,
    request: async () => ({
      items: (lists[listed++] ?? []).map(object),
      metadata: { resourceVersion: String(listed) },
    }),
    open: async (path) => watches[opened.push(path) - 1] as unknown as IncomingMessage,
    close: () => undefined,
  };
}

describe("watch", () => {
  it("tells what is there, what comes and what goes", async () => {
    const end = new AbortController();
    const events: string[] = [];
    const stream = new PassThrough();
    const api = fakeApi([["a"]], [stream]);
    const watching = watch(
      api,
      "/things",
      { seen: ({ metadata }) => events.push(`+${metadata.name}`), gone: (uid) => events.push(`-${uid}`) },
      end.signal,
    );
    const line = `${JSON.stringify({ type: "ADDED", object: object("b") })}\n`;
    await eventually("the watch", () => api.opened.length === 1);
    stream.write(line.slice(0, 10)); // as the network may cut it
    stream.write(line.slice(10) + JSON.stringify({ type: "DELETED", object: object("a") }) + "\n");
    await eventually("three events", () => events.length === 3);
    end.abort();
    stream.end();
    await watching;
    assert.deepEqual(events, ["+a", "+b", "-a"]);
    assert.deepEqual(api.opened, ["/things?watch=true&resourceVersion=1"]);
  });

  for (const [how, cut] of [
    ["breaks", (stream: PassThrough) => stream.destroy(new Error("reset"))],
    ["ends", (stream: PassThrough) => stream.end()],
  ] as const) {
    it(`misses nothing that happens while the connection ${how}`, async () => {
      const end = new AbortController();
      const events: string[] = [];
      const streams = [new PassThrough(), new PassThrough()];
      const api = fakeApi(
        [
          ["a", "b"],
          ["b", "c"],
        ],
        streams,
      );
      const watching = watch(
        api,
        "/things",
        { seen: ({ metadata }) => events.push(`+${metadata.name}`), gone: (uid) => events.push(`-${uid}`) },
        end.signal,
      );
      await eventually("the first watch", () => api.opened.length === 1);
      streams.slice(0, 1).forEach(cut);
      await eventually("the second watch", () => api.opened.length === 2);
      end.abort();
      streams.slice(1).forEach((stream) => stream.end());
      await watching;
      assert.deepEqual(events, ["+a", "+b", "-a", "+b", "+c"]);
    });
  }
});
