import assert from "node:assert/strict";
import * as fs from "node:fs";
import { fetchRelease, readRelease } from "../../../components/release";
import { cachedArchive } from "../../../components/release/directories";
import { recordDigests } from "../../../components/release/lock-file";
import { sha256 } from "../../../components/release/digests";
import { file, makeArchive } from "./make-archive";
import { serve, type TestServer } from "./serve";
import { useTemporaryDirectory } from "./temporary-directory";

describe("fetchRelease, of a release that the lock file records", () => {
  const temporary = useTemporaryDirectory();
  const unknown = "v9.9.9";
  const small = makeArchive(file("a.yaml", "a: 1\n"), file("b.yaml", "b: 2\n"));
  const servers: TestServer[] = [];

  async function serving(archive: Buffer): Promise<TestServer> {
    const server = await serve((response) => response.end(archive));
    servers.push(server);
    return server;
  }

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  beforeEach(() => recordDigests(temporary.path, unknown, { "a.yaml": sha256("a: 1\n"), "b.yaml": sha256("b: 2\n") }));

  it("needs nobody else to vouch for it", async () => {
    const { url: releasesUrl } = await serving(small);
    assert.equal((await fetchRelease(unknown, { releasesUrl })).downloaded, true);
    assert.equal((await fetchRelease(unknown, { releasesUrl })).downloaded, false);
  });

  for (const [what, archive, message] of [
    [
      "changed",
      makeArchive(file("a.yaml", "a: 1\n"), file("b.yaml", "b: 3\n")),
      /- b\.yaml: must have SHA-256 .*\nIf this is intended, delete v9/,
    ],
    ["missing", makeArchive(file("a.yaml", "a: 1\n")), /lock\.json records:\n- b\.yaml: is missing\n/],
    [
      "new",
      makeArchive(file("a.yaml", "a: 1\n"), file("b.yaml", "b: 2\n"), file("c.yaml", "")),
      /- c\.yaml: is not part of this release\n/,
    ],
  ] as const) {
    it(`refuses one with a file that is ${what}, also when it may be recorded, and writes nothing`, async () => {
      const { url: releasesUrl } = await serving(archive);
      await assert.rejects(fetchRelease(unknown, { releasesUrl, record: true }), message);
      assert.equal(fs.existsSync(cachedArchive(unknown)), false);
    });
  }

  it("replaces others in the cache", async () => {
    const other = makeArchive(file("c.yaml", "c: 3\n"));
    await fetchRelease(unknown, { releasesUrl: (await serving(other)).url, sha256: sha256(other) });
    await fetchRelease(unknown, { releasesUrl: (await serving(small)).url });
    assert.deepEqual(Object.keys(readRelease(unknown).files), ["a.yaml", "b.yaml"]);
  });

  it("takes another one that the caller vouches for", async () => {
    const other = makeArchive(file("c.yaml", "c: 3\n"));
    const { url: releasesUrl } = await serving(other);
    assert.equal((await fetchRelease(unknown, { releasesUrl, sha256: sha256(other) })).downloaded, true);
  });
});
