import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { fetchRelease, readRelease } from "../../../components/release";
import { cachedArchive } from "../../../components/release/directories";
import { sha256 } from "../../../components/release/digests";
import { file, makeArchive } from "./make-archive";
import { serve, type TestServer } from "./serve";
import { useTemporaryDirectory } from "./temporary-directory";
import { knownVersion, vendoredBundle } from "./vendored-bundle";

const unknown = "v9.9.9";
const small = makeArchive(file("a.yaml", "a: 1\n"), file("b.yaml", "b: 2\n"));

function knownArchive(changes: Readonly<Record<string, string>> = {}): Buffer {
  return makeArchive(
    ...Object.entries({ ...vendoredBundle(), ...changes }).map(([name, content]) => file(name, content)),
  );
}

describe("fetchRelease", () => {
  useTemporaryDirectory();
  const servers: TestServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  async function serving(archive: Uint8Array): Promise<TestServer> {
    return started(await serve((response) => response.end(archive)));
  }

  function started(server: TestServer): TestServer {
    servers.push(server);
    return server;
  }

  const cached = (version: string) => path.basename(cachedArchive(version));

  function releases(): string[] {
    const directory = path.dirname(cachedArchive(knownVersion));
    return fs.existsSync(directory) ? fs.readdirSync(directory) : [];
  }

  it("fills the cache with a known release, verified", async () => {
    const server = await serving(knownArchive());
    const result = await fetchRelease(knownVersion, { releasesUrl: `${server.url}/mirror/` });
    assert.deepEqual(result, { version: knownVersion, archive: cachedArchive(knownVersion), downloaded: true });
    assert.deepEqual(server.requests, ["/mirror/v2.9.4/manifests.tar.gz"]);
    assert.deepEqual(Object.keys(readRelease(knownVersion, result.archive).files), Object.keys(vendoredBundle()));
    assert.deepEqual(releases(), [cached(knownVersion)]);
  });

  it("asks nobody when the cache has it", async () => {
    const server = await serving(knownArchive());
    await fetchRelease(knownVersion, { releasesUrl: server.url });
    assert.equal((await fetchRelease(knownVersion, { releasesUrl: server.url })).downloaded, false);
    assert.equal(server.requests.length, 1);
  });

  const bad: readonly (readonly [string, () => Buffer])[] = [
    ["a file is changed", () => knownArchive({ "rbac.yaml": "changed" })],
    ["files are missing", () => small],
    ["the end is missing", () => knownArchive().subarray(0, 30_000)],
    ["a bit is another", () => knownArchive().map((byte, index) => (index === 20_000 ? byte ^ 1 : byte)) as Buffer],
  ];
  for (const [what, archive] of bad) {
    it(`replaces a cached archive in which ${what}`, async () => {
      const server = await serving(knownArchive());
      fs.mkdirSync(path.dirname(cachedArchive(knownVersion)), { recursive: true });
      fs.writeFileSync(cachedArchive(knownVersion), archive());
      assert.equal((await fetchRelease(knownVersion, { releasesUrl: server.url })).downloaded, true);
      assert.equal(sha256(fs.readFileSync(cachedArchive(knownVersion))), sha256(knownArchive()));
      assert.deepEqual(releases(), [cached(knownVersion)]);
    });
  }

  it("leaves one whole archive when several run at once, also in place of a bad one", async () => {
    const server = await serving(knownArchive());
    fs.mkdirSync(path.dirname(cachedArchive(knownVersion)), { recursive: true });
    fs.writeFileSync(cachedArchive(knownVersion), "bad");
    await Promise.all([1, 2, 3, 4].map(() => fetchRelease(knownVersion, { releasesUrl: server.url })));
    assert.deepEqual(releases(), [cached(knownVersion)]);
    assert.equal(Object.keys(readRelease(knownVersion, cachedArchive(knownVersion)).files).length, 9);
  });

  it("removes what a fetch that was killed long ago left behind, and no young one's", async () => {
    const parent = path.dirname(cachedArchive(unknown));
    ["old", "young"].forEach((name) =>
      fs.mkdirSync(path.join(parent, `.${cached(unknown)}-${name}`), { recursive: true }),
    );
    fs.utimesSync(path.join(parent, `.${cached(unknown)}-old`), 0, 0);
    const server = await serving(small);
    await fetchRelease(unknown, { releasesUrl: server.url, sha256: sha256(small) });
    assert.deepEqual(releases().sort(), [`.${cached(unknown)}-young`, cached(unknown)]);
  });

  it("leaves nothing that counts when it is killed while it writes", async () => {
    const server = await serving(knownArchive());
    const child = spawn(
      process.execPath,
      ["-r", "ts-node/register/transpile-only", path.join(__dirname, "killed-fetch.ts"), knownVersion],
      {
        env: { ...process.env, FLUX_BOOTSTRAP_RELEASES_URL: server.url },
        stdio: "inherit",
        cwd: path.resolve(__dirname, "../../.."),
      },
    );
    const [, signal] = await once(child, "exit");
    assert.equal(signal, "SIGKILL");
    assert.ok(!releases().includes(cached(knownVersion)) && releases().length === 1, releases().join());
    assert.equal((await fetchRelease(knownVersion, { releasesUrl: server.url })).downloaded, true);
    assert.equal(Object.keys(readRelease(knownVersion, cachedArchive(knownVersion)).files).length, 9);
  }).timeout(30_000);

  it("takes an unknown release when the archive has the digest that the caller vouches for", async () => {
    const server = await serving(small);
    await fetchRelease(unknown, { releasesUrl: server.url, sha256: sha256(small) });
    assert.deepEqual(readRelease(unknown).files, { "a.yaml": "a: 1\n", "b.yaml": "b: 2\n" });
    assert.equal((await fetchRelease(unknown, { releasesUrl: server.url, sha256: sha256(small) })).downloaded, false);
  });

  it("fetches an unknown release again when the caller vouches for another archive", async () => {
    const first = await serving(small);
    await fetchRelease(unknown, { releasesUrl: first.url, sha256: sha256(small) });
    const other = makeArchive(file("c.yaml", "c: 3\n"));
    const second = await serving(other);
    await fetchRelease(unknown, { releasesUrl: second.url, sha256: sha256(other) });
    assert.deepEqual(readRelease(unknown).files, { "c.yaml": "c: 3\n" });
  });

  it("refuses an unknown release that nobody vouches for, before any request", async () => {
    const server = await serving(small);
    await assert.rejects(
      fetchRelease(unknown, { releasesUrl: server.url }),
      /its digests are neither in this package nor in flux-bootstrap\.lock\.json\. To vouch for it, .*--sha256 DIGEST/,
    );
    assert.deepEqual(server.requests, []);
  });

  it("fetches again when the archive in the cache is a named pipe", async () => {
    const server = await serving(small);
    fs.mkdirSync(path.dirname(cachedArchive(unknown)), { recursive: true });
    execFileSync("mkfifo", [cachedArchive(unknown)]);
    assert.equal((await fetchRelease(unknown, { releasesUrl: server.url, sha256: sha256(small) })).downloaded, true);
  });

  const refusals: readonly (readonly [string, () => Buffer, string, RegExp, string?])[] = [
    [
      "an archive with another digest",
      () => small,
      unknown,
      /must have SHA-256 0{64}, got [0-9a-f]{64}/,
      "0".repeat(64),
    ],
    [
      "a known release with a changed file",
      () => knownArchive({ "rbac.yaml": "x" }),
      knownVersion,
      /- rbac\.yaml: must have SHA-256 55f5/,
    ],
    [
      "a known release with a file too many",
      () => knownArchive({ "more.yaml": "x" }),
      knownVersion,
      /- more\.yaml: is not part of/,
    ],
    ["a known release with a file too few", () => small, knownVersion, /- source-controller\.yaml: is missing/],
    ["a truncated archive", () => knownArchive().subarray(0, 30_000), knownVersion, /must be a complete gzip archive/],
    ["a web page", () => Buffer.from("<html>"), knownVersion, /must be a complete gzip archive/],
    [
      "a member outside",
      () => makeArchive(file("../a.yaml", "")),
      knownVersion,
      /"\.\.\/a\.yaml" is not a \*\.yaml file/,
    ],
  ];
  for (const [what, archive, version, message, digest] of refusals) {
    it(`refuses ${what} and writes nothing`, async () => {
      const server = await serving(archive());
      const options = digest === undefined ? {} : { sha256: digest };
      await assert.rejects(fetchRelease(version, { releasesUrl: server.url, ...options }), message);
      assert.deepEqual(releases(), []);
    });
  }

  it("says what to do when the download fails", async () => {
    const server = started(await serve((response) => response.writeHead(404).end()));
    await assert.rejects(
      fetchRelease(knownVersion, { releasesUrl: server.url }),
      /^ReleaseError: Cannot download http:.*\/v2\.9\.4\/manifests\.tar\.gz: the server answered 404 Not Found\. Check that .*FLUX_BOOTSTRAP_RELEASES_URL.*`manifests`/,
    );
  });

  for (const releasesUrl of ["nonsense", "file:///tmp", "http://user:hunter2@localhost/"]) {
    it(`refuses ${releasesUrl.replace("hunter2", "…")} as a base URL and does not repeat it`, async () => {
      await assert.rejects(fetchRelease(knownVersion, { releasesUrl }), (error: Error) => {
        assert.match(error.message, /^FLUX_BOOTSTRAP_RELEASES_URL: must/);
        return !error.message.includes("hunter2");
      });
    });
  }
});
