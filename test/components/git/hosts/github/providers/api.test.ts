import assert from "node:assert/strict";
import * as http from "node:http";
import type { AddressInfo } from "node:net";

import { createApi } from "../../../../../../components/git/hosts/github/providers/api";

/** An answer of a server, and the headers with which it was asked. */
interface Answer {
  readonly status?: number;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: unknown;
}

describe("createApi", () => {
  const servers: http.Server[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => new Promise((resume) => server.close(resume))));
  });

  async function serve(answer: (request: http.IncomingMessage) => Answer) {
    const requests: http.IncomingMessage[] = [];
    const server = http.createServer((request, response) => {
      requests.push(request);
      const { status = 200, headers = {}, body = {} } = answer(request);
      response.writeHead(status, { ...headers, Connection: "close" }).end(JSON.stringify(body));
    });
    servers.push(server);
    await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
    const root = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    return { root, requests, api: createApi(root, [() => Promise.resolve("ghp_secret")]) };
  }

  const FORBIDDEN = { type: "FORBIDDEN", path: ["repository", "ref", "rules"], message: "Resource not accessible" };

  it("leaves out a field that the token may not read, where that is optional", async () => {
    const data = { repository: { ref: { rules: null } } };
    const { api } = await serve(() => ({ body: { data, errors: [FORBIDDEN] } }));
    assert.deepEqual(await api.graphQl("{ a }", {}, ["rules"]), data);
    await assert.rejects(api.graphQl("{ a }", {}), /403 Resource not accessible/);
    await assert.rejects(api.graphQl("{ a }", {}, ["ref"]), /403 Resource not accessible/);
  });

  it("reports an optional field that is wrong, or another error beside it", async () => {
    const wrong = { path: ["query", "rules"], message: "Field 'rules' doesn't exist on type 'Ref'" };
    const { api } = await serve(() => ({ body: { data: null, errors: [FORBIDDEN, wrong] } }));
    await assert.rejects(api.graphQl("{ a }", {}, ["rules"]), /422 Field 'rules' doesn't exist/);
  });

  it("follows a redirect of the same GitHub, for reading alone", async () => {
    const { api, requests } = await serve(({ url = "" }) =>
      url === "/old" ? { status: 301, headers: { Location: "/new" } } : { body: [{ id: 1 }] },
    );
    assert.deepEqual(await api.rest("GET", "/old"), [{ id: 1 }]);
    assert.deepEqual(
      requests.map(({ url, headers }) => [url, headers.authorization]),
      [
        ["/old", "Bearer ghp_secret"],
        ["/new", "Bearer ghp_secret"],
      ],
    );
    await assert.rejects(api.rest("POST", "/old", {}), /POST .*\/old: 301/);
  });

  it("gives its token to no other server, and does not go in circles", async () => {
    const other = await serve(() => ({}));
    const { api } = await serve(({ url = "" }) => ({
      status: 302,
      headers: { Location: url === "/circle" ? "/circle" : `${other.root}/` },
    }));
    await assert.rejects(api.rest("GET", "/away"), /GET .*\/away: 302/);
    await assert.rejects(api.rest("GET", "/circle"), /GET .*\/circle: 302/);
    assert.deepEqual(other.requests, []);
  });

  it("takes what is neither an object nor a list for no answer of GitHub", async () => {
    const { api } = await serve(() => ({ body: "Welcome" }));
    await assert.rejects(api.rest("GET", "/"), /502|is no answer of GitHub's API/);
  });
});
