import assert from "node:assert/strict";

import { proxyAdvice, ProxyError, proxyOfEnvironment, proxyOfKubeconfig } from "../../../components/proxy/choose-proxy";

const URL_OF_PROXY = "http://proxy:3128";
const SECRET = "s3cret";

/** `NO_PROXY`, the URL of a request, and true when it goes through the proxy: what Go's net/http answers, which was asked. */
const NO_PROXY: readonly (readonly [string, string, boolean])[] = [
  ["", "https://example.com", true],
  ["", "https://localhost:6443", false],
  ["", "https://127.0.0.1:6443", false],
  ["", "https://127.1.2.3", false],
  ["", "https://[::1]:6443", false],
  ["", "https://sub.localhost", true],
  ["*", "https://example.com", false],
  ["a.test, *", "https://10.0.0.1", false],
  ["example.com", "https://example.com", false],
  ["example.com", "https://EXAMPLE.com:6443", false],
  ["Example.COM", "https://sub.example.com", false],
  ["example.com", "https://notexample.com", true],
  [".example.com", "https://example.com", true],
  [".example.com", "https://sub.example.com", false],
  ["*.example.com", "https://a.b.example.com", false],
  ["*.example.com", "https://example.com", true],
  ["exa*le.com", "https://example.com", true],
  ["bücher.example", "https://xn--bcher-kva.example", false],
  ["example.com:6443", "https://example.com:6443", false],
  ["example.com:6443", "https://sub.example.com:6443", false],
  ["example.com:6443", "https://example.com", true],
  ["example.com:443", "https://example.com", false],
  ["example.com:80", "http://example.com", false],
  [":6443", "https://example.com:6443", true],
  ["10.0.0.1", "https://10.0.0.1:6443", false],
  ["10.0.0.1:6443", "https://10.0.0.1:6443", false],
  ["10.0.0.1:443", "https://10.0.0.1:6443", true],
  ["0.0.1", "https://10.0.0.1", true],
  ["10.0.0.0/8", "https://10.1.2.3:6443", false],
  ["10.1.2.3/8", "https://10.200.0.1", false],
  ["10.0.0.0/8", "https://11.0.0.1", true],
  ["10.0.0.0/8", "https://ten.example.com", true],
  ["10.0.0.0/33", "https://10.0.0.0", true],
  ["example.com/8", "https://example.com", true],
  ["0.0.0.0/0", "https://8.8.8.8", false],
  ["fd00::/8", "https://[fd12::1]:6443", false],
  ["fd00::/8", "https://10.0.0.1", true],
  ["fd12::1", "https://[fd12:0:0::1]:6443", false],
  ["[fd12::1]:6443", "https://[fd12::1]:6443", false],
  ["[fd12::1]:443", "https://[fd12::1]:6443", true],
  ["[fd12::1]", "https://[fd12::1]", true],
  [" a.test ,, b.test ", "https://b.test", false],
  ["a.test;b.test", "https://b.test", true],
  ["a.test b.test", "https://b.test", true],
];

/** Variables, the URL of a request, and the proxy. */
const VARIABLES: readonly (readonly [Readonly<Record<string, string>>, string, string | undefined])[] = [
  [{}, "https://example.com", undefined],
  [{ HTTPS_PROXY: URL_OF_PROXY }, "https://example.com", "http://proxy:3128/ of HTTPS_PROXY"],
  [{ HTTPS_PROXY: URL_OF_PROXY }, "http://example.com", undefined],
  [{ HTTP_PROXY: URL_OF_PROXY }, "https://example.com", undefined],
  [{ HTTP_PROXY: URL_OF_PROXY }, "http://example.com", "http://proxy:3128/ of HTTP_PROXY"],
  [{ https_proxy: URL_OF_PROXY }, "https://example.com", "http://proxy:3128/ of https_proxy"],
  [{ HTTPS_PROXY: "", https_proxy: URL_OF_PROXY }, "https://example.com", "http://proxy:3128/ of https_proxy"],
  [{ HTTPS_PROXY: "http://one", https_proxy: "http://two" }, "https://example.com", "http://one/ of HTTPS_PROXY"],
  [{ ALL_PROXY: URL_OF_PROXY, all_proxy: URL_OF_PROXY }, "https://example.com", undefined],
  [{ HTTPS_PROXY: "proxy.corp:3128" }, "https://example.com", "http://proxy.corp:3128/ of HTTPS_PROXY"],
  [{ HTTPS_PROXY: "proxy" }, "https://example.com", "http://proxy/ of HTTPS_PROXY"],
  [{ HTTPS_PROXY: "10.0.0.1:3128" }, "https://example.com", "http://10.0.0.1:3128/ of HTTPS_PROXY"],
  [{ HTTPS_PROXY: "me:pw@proxy:3128" }, "https://example.com", "http://me:pw@proxy:3128/ of HTTPS_PROXY"],
  [{ HTTPS_PROXY: "https://proxy" }, "https://example.com", "https://proxy/ of HTTPS_PROXY"],
  [{ HTTPS_PROXY: "socks5://proxy:1080" }, "https://example.com", "socks5://proxy:1080 of HTTPS_PROXY"],
  [{ HTTPS_PROXY: "socks5h://proxy:1080" }, "https://example.com", "socks5h://proxy:1080 of HTTPS_PROXY"],
  [{ HTTPS_PROXY: URL_OF_PROXY, no_proxy: "example.com" }, "https://example.com", undefined],
  [
    { HTTPS_PROXY: URL_OF_PROXY, NO_PROXY: "other.test", no_proxy: "example.com" },
    "https://example.com",
    "http://proxy:3128/ of HTTPS_PROXY",
  ],
  // Nobody asks whether the proxy is one where none is needed.
  [{ HTTPS_PROXY: "socks4://proxy", NO_PROXY: "example.com" }, "https://example.com", undefined],
];

describe("proxyOfEnvironment", () => {
  const chosen = (target: string, environment: Readonly<Record<string, string>>) => {
    const proxy = proxyOfEnvironment(new URL(target), environment);
    return proxy && `${proxy.url.href} of ${proxy.setting}`;
  };

  for (const [noProxy, target, isThroughProxy] of NO_PROXY)
    it(`${isThroughProxy ? "sends" : "does not send"} ${target} through the proxy with NO_PROXY "${noProxy}"`, () => {
      const environment = { HTTPS_PROXY: URL_OF_PROXY, HTTP_PROXY: URL_OF_PROXY, NO_PROXY: noProxy };
      assert.equal(chosen(target, environment) !== undefined, isThroughProxy);
    });

  for (const [environment, target, expected] of VARIABLES)
    it(`takes ${expected ?? "none"} for ${target} with ${JSON.stringify(environment)}`, () => {
      assert.equal(chosen(target, environment), expected);
    });

  const rule =
    "HTTPS_PROXY: must be the URL of a proxy that begins with http://, https://, socks5:// or socks5h://, got";
  for (const [written, got] of [
    [`socks4://me:${SECRET}@proxy`, "socks4://. Name a proxy of such a kind"],
    [`ftp://me:${SECRET}@proxy`, "ftp://. Name a proxy of such a kind"],
    [`http://me:${SECRET}#1@proxy:3128`, "another text. Write it as http://HOST:PORT"],
    [`http://me:${SECRET}%zz@proxy:3128`, "another text. Write it as http://HOST:PORT"],
    [`me:${SECRET} @`, "another text. Write it as http://HOST:PORT"],
    ["socks5://", "another text. Write it as http://HOST:PORT"],
  ] as const)
    it(`names the variable, without the password, of ${written}`, () => {
      assert.throws(
        () => chosen("https://example.com", { HTTPS_PROXY: written }),
        (error) => {
          assert.ok(error instanceof ProxyError);
          assert.ok(error.message.startsWith(`${rule} ${got}`), error.message);
          return !error.message.includes(SECRET);
        },
      );
    });
});

describe("proxyOfKubeconfig", () => {
  for (const written of ["http://proxy:3128/", "https://proxy/", "socks5://proxy:1080"])
    it(`takes ${written}`, () => {
      assert.equal(proxyOfKubeconfig(written).url.href, written);
    });

  const rule =
    "clusters[].cluster.proxy-url: must be the URL of a proxy that begins with http://, https:// or socks5://, got";
  for (const [written, got] of [
    ["socks5h://proxy:1080", "socks5h://. Name a proxy of such a kind"],
    ["proxy.corp:3128", "another text. Write it as http://HOST:PORT"],
    ["10.0.0.1:3128", "another text. Write it as http://HOST:PORT"],
    [`me:${SECRET}@proxy:3128`, "another text. Write it as http://HOST:PORT"],
  ] as const)
    it(`refuses ${written}, as client-go does`, () => {
      assert.throws(
        () => proxyOfKubeconfig(written),
        ({ message }: Error) => {
          assert.ok(message.startsWith(`${rule} ${got}`), message);
          return !message.includes(SECRET);
        },
      );
    });
});

describe("proxyAdvice", () => {
  const advice = (environment: Readonly<Record<string, string>>, target = "https://example.com") =>
    proxyAdvice(new URL(target), environment).join(" ");

  it("names the variables of the proxy", () => {
    assert.equal(advice({ https_proxy: URL_OF_PROXY }), "Check https_proxy and NO_PROXY.");
  });

  it("says that ALL_PROXY is not read", () => {
    assert.match(advice({ ALL_PROXY: "socks5://proxy" }), /^Set HTTPS_PROXY .* ALL_PROXY is not read/);
  });

  it("says nothing where no proxy is meant", () => {
    assert.equal(advice({}), "");
    assert.equal(advice({ ALL_PROXY: URL_OF_PROXY }, "https://127.0.0.1:6443"), "");
    assert.equal(advice({ HTTPS_PROXY: URL_OF_PROXY, NO_PROXY: "example.com" }), "");
  });
});
