import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";

import { cachedArchive } from "../../../components/release/directories";
import { sha256 } from "../../../components/release/digests";
import { openForwardProxy } from "../../proxies/forward-proxy";
import { INNER_HOST } from "../../proxies/inner-network";
import { openSocksProxy } from "../../proxies/socks-proxy";
import { openTlsServer, type TlsServer } from "../kube/tls-server";
import { file, makeArchive } from "../release/make-archive";
import { serve, type TestServer } from "../release/serve";
import { useTemporaryDirectory } from "../release/temporary-directory";
import { runCli } from "./run-cli";

const PASSWORD = "s3cret";
const archive = makeArchive(file("a.yaml", "a: 1\n"));

describe("the commands, through a proxy", function () {
  this.timeout(30_000); // most tests start a process
  const temporary = useTemporaryDirectory();
  const fetch = ["fetch", "v9.9.9", "--no-retry", "--sha256", sha256(archive)];
  let releases: TlsServer;
  let mirror: TestServer;
  let ca: string;
  const opened: { close(): void }[] = [];
  const opens = async <T extends { close(): void }>(opening: Promise<T>): Promise<T> => {
    const one = await opening;
    opened.push(one);
    return one;
  };
  afterEach(() => opened.splice(0).forEach((one) => one.close()));
  const inner = ({ url }: { readonly url: string }): string => url.replace("127.0.0.1", INNER_HOST);

  before("a server that sends everybody to a mirror, as GitHub does", async () => {
    mirror = await serve((response) => response.end(archive));
    releases = await openTlsServer((_request, response) =>
      response.writeHead(302, { location: `${inner(mirror)}/there` }).end(),
    );
  });
  beforeEach(() => {
    ca = path.join(temporary.path, "ca.pem");
    writeFileSync(ca, releases.ca);
  });
  after(() => {
    releases.close();
    return mirror.close();
  });

  const environment = (more: Readonly<Record<string, string>>) => ({
    NODE_EXTRA_CA_CERTS: ca,
    FLUX_BOOTSTRAP_RELEASES_URL: inner(releases),
    ...more,
  });

  for (const [what, open] of [
    ["HTTP", openForwardProxy],
    ["SOCKS", openSocksProxy],
  ] as const)
    it(`downloads through ${what} proxies, each address by its own variable`, async () => {
      const [first, second] = await Promise.all([opens(open({ login: `me:${PASSWORD}` })), opens(open())]);
      const HTTPS_PROXY = first.address.replace("://", `://me:${PASSWORD}@`);
      const { code, stderr } = await runCli(fetch, environment({ HTTPS_PROXY, http_proxy: second.address }));
      assert.deepEqual([code, stderr], [0, "Flux v9.9.9: downloaded and verified\n"]);
      assert.deepEqual(readFileSync(cachedArchive("v9.9.9")), archive);
      assert.deepEqual(
        [first.asked, second.asked],
        [[new URL(releases.url).host], [new URL(mirror.url).host]].map(([host = ""]) => [
          host.replace("127.0.0.1", INNER_HOST),
        ]),
      );
    });

  it("downloads without the proxy what NO_PROXY names", async () => {
    const proxy = await opens(openForwardProxy());
    const names = { HTTPS_PROXY: proxy.address, HTTP_PROXY: proxy.address, NO_PROXY: `*.example.com,${INNER_HOST}` };
    const { code, stderr } = await runCli(fetch, environment(names));
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^error: Cannot download https:\S+: getaddrinfo ENOTFOUND kubernetes\.test\. Check that https/,
    );
    assert.deepEqual(proxy.asked, []);
  });

  it("says which variable it is, without the password, when the proxy refuses", async () => {
    const proxy = await opens(openForwardProxy({ login: "another:login" }));
    const HTTPS_PROXY = proxy.address.replace("://", `://me:${PASSWORD}@`);
    const { code, stderr } = await runCli(fetch, environment({ HTTPS_PROXY, DEBUG: "*proxy*" }));
    assert.equal(code, 1);
    assert.match(
      stderr,
      /error: Cannot download https:\S+: the proxy of HTTPS_PROXY answered 407 Proxy Authentication Required\. Check HTTPS_PROXY and NO_PROXY\. Check that/,
    );
    assert.equal(stderr.includes(PASSWORD), false);
  });

  for (const [name, value] of [
    ["HTTPS_PROXY", `socks4://me:${PASSWORD}@127.0.0.1:1`],
    ["https_proxy", `http://me:${PASSWORD}#@127.0.0.1:1`],
  ] as const)
    it(`says which variable it is when ${value} is none`, async () => {
      const { code, stderr } = await runCli(fetch, environment({ [name]: value }));
      assert.equal(code, 1);
      assert.match(
        stderr,
        new RegExp(`^error: Cannot download \\S+: ${name}: must be the URL of a proxy that begins with`),
      );
      assert.equal(stderr.includes(PASSWORD), false);
    });

  for (const command of ["check", "status", "clear-finalizers"])
    it(`${command} asks the cluster through the proxy, and names it`, async () => {
      const proxy = await openForwardProxy();
      proxy.close();
      const kubeconfig = path.join(temporary.path, "kubeconfig");
      writeFileSync(
        kubeconfig,
        JSON.stringify({
          "current-context": "it",
          contexts: [{ name: "it", context: { cluster: "it", user: "it" } }],
          clusters: [{ name: "it", cluster: { server: inner(releases) } }],
          users: [{ name: "it", user: { token: "a-token" } }],
        }),
      );
      const { stderr } = await runCli([command, "--kubeconfig", kubeconfig], { HTTPS_PROXY: proxy.address });
      assert.match(
        stderr,
        /^error: the cluster at \S+ cannot be reached: .*ECONNREFUSED.*\. Check HTTPS_PROXY and NO_PROXY\./,
      );
    });
});
