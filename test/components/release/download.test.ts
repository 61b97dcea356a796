import assert from "node:assert/strict";
import { download } from "../../../components/release/download";
import { limits } from "../../../components/release/extract";
import { serve, type TestServer } from "./serve";

describe("download", () => {
  const quick = { retryDelayMs: 1, retries: 2 };
  let server: TestServer;
  afterEach(() => server.close());

  it("returns the content", async () => {
    server = await serve((response) => response.end("content"));
    assert.equal((await download(server.url)).toString(), "content");
  });

  it("follows redirects, as GitHub answers with them", async () => {
    server = await serve((response, count) =>
      count === 1 ? response.writeHead(302, { location: "/there" }).end() : response.end("content"),
    );
    assert.equal((await download(`${server.url}/here`)).toString(), "content");
    assert.deepEqual(server.requests, ["/here", "/there"]);
  });

  for (const status of [408, 429, 500, 503]) {
    it(`tries again after a ${status}, and says so`, async () => {
      server = await serve((response, count) =>
        count < 3 ? response.writeHead(status).end() : response.end("content"),
      );
      const lines: string[] = [];
      assert.equal((await download(server.url, { ...quick, log: (line) => lines.push(line) })).toString(), "content");
      assert.equal(lines.length, 2);
      assert.match(lines[0] ?? "", new RegExp(`the server answered ${status} .*; trying again$`));
    });
  }

  it("tries again after a connection that broke off in the middle", async () => {
    server = await serve((response, count) => {
      response.writeHead(200, { "content-length": "7" });
      if (count === 1) {
        response.write("con", () => response.destroy());
      } else {
        response.end("content");
      }
    });
    assert.equal((await download(server.url, quick)).toString(), "content");
  });

  it("gives up after the last attempt", async () => {
    server = await serve((response) => response.writeHead(502).end());
    await assert.rejects(download(server.url, quick), /Cannot download http.*: the server answered 502 Bad Gateway$/);
    assert.equal(server.requests.length, 3);
  });

  for (const status of [403, 404]) {
    it(`does not try again after a ${status}`, async () => {
      server = await serve((response) => response.writeHead(status).end());
      await assert.rejects(download(server.url, quick), new RegExp(`the server answered ${status}`));
      assert.equal(server.requests.length, 1);
    });
  }

  it("gives up on a server that does not answer in time", async () => {
    server = await serve(() => undefined);
    await assert.rejects(download(server.url, { timeoutMs: 50, retries: 0 }), /no complete answer within 0\.05 s/);
  });

  it("gives up on a server that sends too slowly", async () => {
    server = await serve((response) => response.writeHead(200).write("a"));
    await assert.rejects(download(server.url, { timeoutMs: 100, retries: 0 }), /no complete answer within 0\.1 s/);
  });

  it("refuses an answer that announces more than a release can have", async () => {
    server = await serve((response) =>
      response.writeHead(200, { "content-length": String(limits.archive + 1) }).write("a"),
    );
    await assert.rejects(download(server.url, quick), /larger than 52428800 bytes/);
    assert.equal(server.requests.length, 1);
  });

  it("refuses an answer that goes on beyond what a release can have", async () => {
    server = await serve((response) => {
      const chunk = Buffer.alloc(8 * 1024 * 1024);
      const send = (): void => {
        while (!response.destroyed && response.write(chunk));
        response.once("drain", send);
      };
      send();
    });
    await assert.rejects(download(server.url, quick), /larger than 52428800 bytes/);
  });

  it("names what is wrong with the connection", async () => {
    server = await serve((response) => response.end());
    await server.close();
    await assert.rejects(download(server.url, { retries: 0 }), /Cannot download .*: connect ECONNREFUSED/);
  });
});
