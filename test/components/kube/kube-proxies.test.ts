import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer as createHttpServer, type Server } from "node:http";
import { connect, createServer, type AddressInfo } from "node:net";

import { kubeClient } from "../../../components/kube/kube-client";
import { listen } from "../../../lab/servers/listen";
import { openForwardProxy, type ForwardProxy } from "../../proxies/forward-proxy";
import { INNER_HOST } from "../../proxies/inner-network";
import { openSocksProxy } from "../../proxies/socks-proxy";
import { withVariables } from "../environment";
import { openTlsServer, selfSignedCertificate, type TlsServer } from "./tls-server";

const LOGIN = "robot:p@ss/word#1";
const [USER, PASSWORD] = LOGIN.split(":").map(encodeURIComponent) as [string, string];
const FIELD = "clusters[].cluster.proxy-url";

describe("kubeClient, through a proxy", () => {
  let server: TlsServer;
  /** The URL of the server by the name that only a proxy can look up. */
  let inner: string;
  const opened: { close(): void }[] = [];

  before(async () => {
    server = await openTlsServer((_request, response) => response.end('{"answered":true}'));
    inner = `https://${INNER_HOST}:${new URL(server.url).port}`;
  });
  after(() => server.close());
  afterEach(() => opened.splice(0).forEach((one) => one.close()));

  const opens = async <T extends { close(): void }>(opening: Promise<T>): Promise<T> => {
    const one = await opening;
    opened.push(one);
    return one;
  };

  async function ask(cluster: object = {}, { url = inner, ca = server.ca, timeoutMs = 5000 } = {}): Promise<unknown> {
    const text = JSON.stringify({
      "current-context": "it",
      contexts: [{ name: "it", context: { cluster: "it", user: "it" } }],
      clusters: [
        {
          name: "it",
          cluster: { server: url, "certificate-authority-data": Buffer.from(ca).toString("base64"), ...cluster },
        },
      ],
      users: [{ name: "it", user: { token: "a-token" } }],
    });
    return (await kubeClient({ kubeconfig: { text }, timeoutMs })).request("/version");
  }

  const withLogin = ({ address }: ForwardProxy): string => address.replace("://", `://${USER}:${PASSWORD}@`);

  for (const [what, open] of [
    ["an HTTP proxy", openForwardProxy],
    ["a SOCKS proxy", openSocksProxy],
  ] as const) {
    describe(what, () => {
      it("is taken from the kubeconfig, looks up the server, and the same authority is trusted there", async () => {
        const proxy = await opens(open());
        assert.deepEqual(await ask({ "proxy-url": proxy.address }), { answered: true });
        assert.deepEqual(proxy.asked, [new URL(inner).host]);
        const { cert: ca } = selfSignedCertificate("server");
        await assert.rejects(ask({ "proxy-url": proxy.address }, { ca }), /cannot be reached: self-signed certificate/);
      });

      it("is taken from HTTPS_PROXY", async () => {
        const proxy = await opens(open());
        const answer = await withVariables({ HTTPS_PROXY: proxy.address }, () => ask());
        assert.deepEqual(answer, { answered: true });
        assert.deepEqual(proxy.asked, [new URL(inner).host]);
      });

      it("is reached by an address of IPv6", async () => {
        const proxy = await opens(open());
        const gate = await opens(openGate(proxy.address));
        await ask({ "proxy-url": proxy.address.replace(/127.*/, `[::1]:${String(gate.port)}`) });
        assert.equal(proxy.asked.length, 1);
      });

      it("is asked for a server by its address of IPv6, which the certificate has to name", async () => {
        const proxy = await opens(open());
        const gate = await opens(openGate(server.url));
        const host = `[::1]:${String(gate.port)}`;
        await assert.rejects(
          ask({ "proxy-url": proxy.address }, { url: `https://${host}` }),
          /IP: ::1 is not in the cert's list/,
        );
        await ask({ "proxy-url": proxy.address, "tls-server-name": INNER_HOST }, { url: `https://${host}` });
        assert.deepEqual(proxy.asked, [host, host]);
      });

      it("is not trusted to name the server", async () => {
        const proxy = await opens(open());
        const url = server.url.replace("127.0.0.1", "localhost");
        await assert.rejects(
          ask({ "proxy-url": proxy.address }, { url }),
          /cannot be reached: Hostname\/IP does not match/,
        );
        const other = { "proxy-url": proxy.address, "tls-server-name": "other.test" };
        await assert.rejects(ask(other, server), /cannot be reached: .* Host: other\.test\. is not in the cert/);
        await ask({ ...other, "tls-server-name": INNER_HOST }, server);
      });

      it("is passed by where NO_PROXY names the server, but for the one of the kubeconfig", async () => {
        const [unused, named] = await Promise.all([opens(open()), opens(open())]);
        await withVariables({ HTTPS_PROXY: unused.address, NO_PROXY: INNER_HOST }, async () => {
          await assert.rejects(ask(), /cannot be reached: getaddrinfo/);
          await ask({ "proxy-url": named.address });
        });
        assert.deepEqual([unused.asked.length, named.asked.length], [0, 1]);
      });

      it("is passed by on the way to this machine, unless the kubeconfig names it", async () => {
        const [unused, named] = await Promise.all([opens(open()), opens(open())]);
        await withVariables({ HTTPS_PROXY: unused.address }, async () => {
          await ask({}, server);
          await ask({ "proxy-url": named.address }, server);
        });
        assert.deepEqual([unused.asked.length, named.asked], [0, [new URL(server.url).host]]);
      });

      it("is told the user name and the password", async () => {
        const proxy = await opens(open({ login: LOGIN }));
        await ask({ "proxy-url": withLogin(proxy) });
        await withVariables({ HTTPS_PROXY: withLogin(proxy) }, () => ask());
        assert.equal(proxy.asked.length, 2);
      });

      it("is named when it refuses, without the password", async () => {
        const proxy = await opens(open({ login: "other:login" }));
        const refusal = ({ name, message }: Error): boolean =>
          name === "ClusterError" &&
          /cannot be reached: (the proxy of \S+ answered 407 Proxy|Socks5 Authentication failed)/.test(message) &&
          !message.includes(PASSWORD) &&
          !message.includes("p@ss");
        await assert.rejects(
          ask({ "proxy-url": withLogin(proxy) }),
          (error: Error) => refusal(error) && error.message.includes(`. Check ${FIELD}. Check the kubeconfig`),
        );
        await withVariables({ HTTPS_PROXY: withLogin(proxy) }, () =>
          assert.rejects(
            ask(),
            (error: Error) => refusal(error) && error.message.includes(". Check HTTPS_PROXY and NO_PROXY. Check the"),
          ),
        );
      });

      it("is named when nobody listens there, and when it never answers", async () => {
        const proxy = await open();
        proxy.close();
        const { protocol } = new URL(proxy.address);
        await assert.rejects(
          ask({ "proxy-url": proxy.address }),
          new RegExp(`ECONNREFUSED.* Check ${asPattern(FIELD)}`),
        );
        const silent = createServer((socket) => socket.resume());
        const address = `${protocol}//127.0.0.1:${String(await listen(silent))}`;
        await assert.rejects(
          ask({ "proxy-url": address }, { timeoutMs: 100 }),
          /no answer within 0\.1 s\. Check clusters/,
        );
        // A connection that stays open would keep the process alive.
        await new Promise<void>((resolve) => silent.close(() => resolve()));
      });

      it("ends the connection when the answer does not come in time", async () => {
        const proxy = await opens(open());
        const slow = await opens(openTlsServer((_request, response) => void response.write("{")));
        await assert.rejects(
          ask({ "proxy-url": proxy.address }, { url: slow.url, ca: slow.ca, timeoutMs: 500 }),
          /no answer within 0\.5 s/,
        );
      });
    });
  }

  it("reaches a proxy by https that the cluster's authority has signed, as kubectl does", async () => {
    const certificate = selfSignedCertificate("proxy");
    const proxy = await opens(openForwardProxy({ certificate, login: LOGIN }));
    const ca = server.ca + certificate.cert;
    await ask({ "proxy-url": withLogin(proxy) }, { ca });
    assert.equal(proxy.asked.length, 1);
    await assert.rejects(ask({ "proxy-url": withLogin(proxy) }), /cannot be reached: self-signed certificate/);
  });

  it("refuses a proxy-url that client-go refuses", async () => {
    await assert.rejects(ask({ "proxy-url": `socks4://${USER}:${PASSWORD}@proxy` }), ({ message }: Error) => {
      assert.match(message, /cannot be reached: clusters\[\]\.cluster\.proxy-url: must be .* got socks4:\/\/\. Name/);
      return !message.includes(PASSWORD);
    });
  });

  it("names ALL_PROXY when nothing is reached without it", async () => {
    await withVariables({ ALL_PROXY: "socks5://127.0.0.1:9" }, () =>
      assert.rejects(ask(), /getaddrinfo ENOTFOUND .*\. Set HTTPS_PROXY if this needs a proxy: ALL_PROXY is not read/),
    );
  });

  describe("and a server without TLS", () => {
    let plain: Server;
    let url: string;
    before(async () => {
      plain = createHttpServer((_request, response) => response.end('{"plain":true}'));
      url = `http://${INNER_HOST}:${String(await listen(plain))}`;
    });
    after(() => plain.close());

    it("is reached, as kubectl reaches it, also through a proxy", async () => {
      const proxy = await opens(openForwardProxy({ login: LOGIN }));
      await ask({}, { url: url.replace(INNER_HOST, "127.0.0.1") });
      await ask({ "proxy-url": withLogin(proxy) }, { url });
      await withVariables({ HTTP_PROXY: withLogin(proxy) }, () => ask({}, { url }));
      await withVariables({ HTTPS_PROXY: withLogin(proxy) }, () => assert.rejects(ask({}, { url }), /ENOTFOUND/));
      const { host } = new URL(url);
      assert.deepEqual(proxy.asked, [host, host]);
    });
  });
});

/** Opens a port of IPv6 that leads to a server of IPv4. */
async function openGate(url: string): Promise<{ readonly port: number; close(): void }> {
  const gate = createServer((client) => {
    const onward = connect(Number(new URL(url).port), "127.0.0.1");
    client.pipe(onward).pipe(client);
    for (const end of [client, onward]) end.on("error", () => [client, onward].forEach((one) => one.destroy()));
  });
  await once(gate.listen(0, "::1"), "listening");
  return { port: (gate.address() as AddressInfo).port, close: () => void gate.close() };
}

function asPattern(text: string): string {
  return text.replace(/[.[\]]/g, "\\$&");
}
