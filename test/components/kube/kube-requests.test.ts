import assert from "node:assert/strict";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { TLSSocket } from "node:tls";

import { ClusterError, ConflictError, ForbiddenError } from "../../../components/kube/cluster-error";
import { kubeClient, type KubeClient } from "../../../components/kube/kube-client";
import { withVariables } from "../environment";
import { openTlsServer, selfSignedCertificate, type TlsServer } from "./tls-server";

const TOKEN = "a-secret-token";
const base64 = (pem: string) => Buffer.from(pem).toString("base64");

describe("kubeClient, against a server", () => {
  let server: TlsServer;
  let answer: (response: ServerResponse, request: IncomingMessage) => void;
  let received: Record<string, unknown>[];

  before("an API server with a certificate of its own", async () => {
    server = await openTlsServer((request, response) => {
      void text(request).then((body) => {
        const { method, url, headers } = request;
        received.push({ method, url, authorization: headers.authorization, type: headers["content-type"], body });
        answer(response, request);
      });
    });
  });
  after(() => server.close());
  beforeEach(() => {
    received = [];
    answer = (response) => response.end("{}");
  });

  function client(
    cluster: object = {},
    user: object = { token: TOKEN },
    { timeoutMs = 5000, url = server.url, ca = server.ca } = {},
  ): Promise<KubeClient> {
    const text = JSON.stringify({
      "current-context": "it",
      contexts: [{ name: "it", context: { cluster: "it", user: "it" } }],
      clusters: [{ name: "it", cluster: { server: url, "certificate-authority-data": base64(ca), ...cluster } }],
      users: [{ name: "it", user }],
    });
    return kubeClient({ kubeconfig: { text }, timeoutMs });
  }

  it("reads, creates, applies, patches and deletes", async () => {
    const it = await client();
    await it.request("/version");
    await it.request("/reviews?a=b%2Fc", { kind: "Review" });
    await it.apply("/objects/a", "me", { kind: "Object" });
    await it.patch("/objects/a", "me", [{ op: "remove", path: "/spec" }]);
    await it.delete("/objects/a");
    const authorization = `Bearer ${TOKEN}`;
    assert.deepEqual(received, [
      { method: "GET", url: "/version", authorization, type: undefined, body: "" },
      {
        method: "POST",
        url: "/reviews?a=b%2Fc",
        authorization,
        type: "application/json",
        body: '{"kind":"Review"}',
      },
      {
        method: "PATCH",
        url: "/objects/a?fieldManager=me&force=true",
        authorization,
        type: "application/apply-patch+yaml",
        body: '{"kind":"Object"}',
      },
      {
        method: "PATCH",
        url: "/objects/a?fieldManager=me",
        authorization,
        type: "application/json-patch+json",
        body: '[{"op":"remove","path":"/spec"}]',
      },
      { method: "DELETE", url: "/objects/a", authorization, type: undefined, body: "" },
    ]);
  });

  it("keeps the path of the server, as behind Rancher", async () => {
    await (await client({}, {}, { url: `${server.url}/k8s/clusters/c-1/` })).request("/version");
    assert.equal(received[0]?.["url"], "/k8s/clusters/c-1/version");
  });

  it("reads what is not ASCII, however the network cuts it", async () => {
    answer = (response) => {
      const [first, ...rest] = Buffer.from('"Zürich"').map((byte) => byte);
      response.write(Buffer.from([Number(first), ...rest.slice(0, 2)]));
      setTimeout(() => response.end(Buffer.from(rest.slice(2))), 20);
    };
    assert.equal(await (await client()).request("/name"), "Zürich");
  });

  it("shows a client certificate", async () => {
    const { cert, key } = selfSignedCertificate("somebody");
    answer = (response, { socket }) => {
      const { subject } = (socket as TLSSocket).getPeerCertificate();
      response.end(JSON.stringify({ name: subject.CN }));
    };
    const user = { "client-certificate-data": base64(cert), "client-key-data": base64(key) };
    assert.deepEqual(await (await client({}, user)).request("/whoami"), { name: "somebody" });
  });

  it("obtains a token from a plugin, whose time does not count", async () => {
    const credential = {
      kind: "ExecCredential",
      apiVersion: "client.authentication.k8s.io/v1",
      status: { token: "x" },
    };
    const script = `setTimeout(() => console.log(${JSON.stringify(JSON.stringify(credential))}), 600)`;
    const exec = { apiVersion: credential.apiVersion, command: process.execPath, args: ["-e", script] };
    await (await client({}, { exec }, { timeoutMs: 500 })).request("/version");
    assert.equal(received[0]?.["authorization"], "Bearer x");
  });

  describe("with a plugin for its credentials", () => {
    const run = (script: string) => ({ exec: { command: process.execPath, args: ["-e", script] } });
    const NO_CREDENTIALS = /^the kubeconfig's user "it" has no credentials: its plugin \S+ failed: /;

    it("asks the plugin once for requests that are made at the same time", async () => {
      const status = `{ token: String(process.pid), expirationTimestamp: "2999-01-01T00:00:00Z" }`;
      const connected = await client({}, run(`console.log(JSON.stringify({ status: ${status} }))`));
      await Promise.all(["/version", "/version", "/version"].map((path) => connected.request(path)));
      assert.equal(new Set(received.map(({ authorization }) => authorization)).size, 1);
    });

    it("lets the plugin go through the proxy of the environment too", async () => {
      const script = `console.log(JSON.stringify({ status: { token: process.env.HTTPS_PROXY } }))`;
      await withVariables({ HTTPS_PROXY: "http://proxy.test:1", NO_PROXY: "127.0.0.1" }, async () =>
        (await client({}, run(script))).request("/version"),
      );
      assert.equal(received[0]?.["authorization"], "Bearer http://proxy.test:1");
    });

    describe("tells it what kubectl does", () => {
      const SCRIPT = `console.log(JSON.stringify({ status: { token: btoa(process.env.KUBERNETES_EXEC_INFO) } }))`;
      const told = async (cluster: object, exec: object): Promise<unknown> => {
        await (await client(cluster, { exec: { ...run(SCRIPT).exec, ...exec } })).request("/version");
        return JSON.parse(atob(String(received[0]?.["authorization"]).replace("Bearer ", ""))) as unknown;
      };
      const apiVersion = "client.authentication.k8s.io/v1beta1";

      it("always", async () => {
        const spec = { interactive: false };
        assert.deepEqual(await told({}, { apiVersion, env: null }), { kind: "ExecCredential", apiVersion, spec });
        const env = [{ name: "KUBERNETES_EXEC_INFO", value: "old" }];
        const more = { apiVersion, env, interactiveMode: "IfAvailable", provideClusterInfo: false };
        received = [];
        assert.deepEqual(await told({}, more), { kind: "ExecCredential", apiVersion, spec });
      });

      it("and the cluster, where it asks for that", async () => {
        const extensions = [
          { name: "other", extension: { a: 1 } },
          { name: "client.authentication.k8s.io/exec", extension: { shootRef: { name: "prod" } } },
        ];
        assert.deepEqual(
          await told({ extensions, "tls-server-name": "kubernetes.test" }, { provideClusterInfo: true }),
          {
            kind: "ExecCredential",
            apiVersion: "client.authentication.k8s.io/v1",
            spec: {
              cluster: {
                server: server.url,
                "tls-server-name": "kubernetes.test",
                "certificate-authority-data": base64(server.ca),
                config: { shootRef: { name: "prod" } },
              },
              interactive: false,
            },
          },
        );
      });
    });

    it("refuses one that requires a terminal, which it would wait for", async () => {
      const exec = { ...run("process.stdin.resume()").exec, interactiveMode: "Always" };
      await assert.rejects(
        (await client({}, { exec })).request("/version"),
        /user "it" has no credentials: its plugin \S+ requires a terminal/,
      );
    });

    for (const [what, exec, reason] of [
      ["cannot be found", { exec: { command: "/no/such/plugin" } }, /spawn \/no\/such\/plugin ENOENT\.$/],
      ["fails", run("console.error('first\\nno login\\n'); process.exit(1)"), /failed: no login\.$/],
      ["fails silently", run("process.exit(1)"), /failed: it says nothing\.$/],
      ["prints something else", run("console.log('s3cret')"), /failed: it must print an ExecCredential\.$/],
      ["prints an empty one", run("console.log('{}')"), /failed: it must print an ExecCredential\.$/],
    ] as const)
      it(`names a plugin that ${what}, and nothing secret`, async () => {
        await assert.rejects(
          (await client({}, exec)).request("/version"),
          (error: Error) =>
            error instanceof ClusterError &&
            NO_CREDENTIALS.test(error.message) &&
            reason.test(error.message) &&
            !error.message.includes("s3cret"),
        );
      });
  });

  describe("with a token of OIDC", () => {
    const oidc = (secondsLeft: number) => {
      const claims = base64(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + secondsLeft }));
      const config = {
        "id-token": `e30.${claims}.c2ln`,
        "refresh-token": "once-only",
        "client-id": "kubectl",
        "idp-issuer-url": server.url,
      };
      return { "auth-provider": { name: "oidc", config } };
    };

    it("takes one that is valid", async () => {
      await (await client({}, oidc(60))).request("/version");
      assert.match(String(received[0]?.["authorization"]), /^Bearer e30\./);
    });

    it("does not refresh one that has expired, which would log kubectl out, and says who does", async () => {
      await assert.rejects(
        (await client({}, oidc(-60))).request("/version"),
        (error: Error) =>
          error instanceof ClusterError &&
          /user "it" has no credentials: its OIDC token has expired.* Run `kubectl version`/.test(error.message) &&
          !/once-only|e30/.test(error.message),
      );
      assert.deepEqual(received, []);
    });
  });

  it("refuses a server that another authority has signed", async () => {
    const { cert } = selfSignedCertificate("server");
    const other = await client({}, { token: TOKEN }, { ca: cert });
    await assert.rejects(other.request("/version"), {
      name: "ClusterError",
      message: `the cluster at ${server.url} cannot be reached: self-signed certificate. Check the kubeconfig and the network.`,
    });
    assert.deepEqual(received, []);
  });

  it("names the reason when nobody listens", async () => {
    const url = "https://localhost:9"; // has two addresses on many machines
    await assert.rejects((await client({}, {}, { url })).request("/version"), /cannot be reached: .*ECONNREFUSED/);
  });

  for (const [what, begin] of [
    ["no answer", () => undefined],
    ["half an answer", (response: ServerResponse) => void response.write("{")],
  ] as const)
    it(`gives up when ${what} comes in time`, async () => {
      answer = begin;
      const patient = await client({}, {}, { timeoutMs: 200 });
      await assert.rejects(patient.request("/version"), /cannot be reached: no answer within 0.2 s\. Check/);
    });

  it("asks again when the server is busy", async () => {
    answer = (response) => response.writeHead(received.length === 1 ? 429 : 200).end('{"asked":true}');
    assert.deepEqual(await (await client()).request("/version"), { asked: true });
    assert.equal(received.length, 2);
  });

  const refusals: readonly (readonly [number, new (message: string) => Error, RegExp])[] = [
    [401, ClusterError, /refuses the credentials of the kubeconfig \(401\)\. Log in again\.$/],
    [403, ForbiddenError, /does not let these credentials read \/version \(403\)/],
    [409, ConflictError, /answered 409 to \/version$/],
    [500, ClusterError, /answered 500 to \/version$/],
    [200, ClusterError, /must answer \/version with JSON, got something else\. Check/],
  ];
  for (const [status, type, message] of refusals)
    it(`reports ${String(status)} without the answer's text`, async () => {
      answer = (response) => response.writeHead(status).end(`<p>${TOKEN}`);
      await assert.rejects((await client()).request("/version"), (error) => {
        assert.ok(error instanceof type);
        assert.match(error.message, message);
        return !error.message.includes(TOKEN);
      });
    });

  it("finds nothing where there is nothing", async () => {
    answer = (response) => response.writeHead(404).end("{}");
    assert.equal(await (await client()).request("/apis/none"), undefined);
  });
});
