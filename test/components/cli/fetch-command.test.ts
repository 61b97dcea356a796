import assert from "node:assert/strict";
import { readRelease } from "../../../components/release";
import { cachedArchive } from "../../../components/release/directories";
import { recordDigests } from "../../../components/release/lock-file";
import { sha256 } from "../../../components/release/digests";
import { file, makeArchive } from "../release/make-archive";
import { serve } from "../release/serve";
import { useTemporaryDirectory } from "../release/temporary-directory";
import { runCli } from "./run-cli";

describe("flux-bootstrap fetch", function () {
  this.timeout(30_000); // each test starts processes
  const temporary = useTemporaryDirectory();
  const archive = makeArchive(file("a.yaml", "a: 1\n"));
  const vouched = ["fetch", "v9.9.9", "--sha256", sha256(archive)];

  it("prints the path of the archive alone on stdout, the first time and again without asking anybody", async () => {
    const server = await serve((response) => response.end(archive));
    const env = { FLUX_BOOTSTRAP_RELEASES_URL: server.url };
    const stdout = `${cachedArchive("v9.9.9")}\n`;
    assert.deepEqual(await runCli(vouched, env), { code: 0, stdout, stderr: "Flux v9.9.9: downloaded and verified\n" });
    assert.deepEqual(await runCli(vouched, env), { code: 0, stdout, stderr: "Flux v9.9.9: up to date\n" });
    assert.deepEqual(server.requests, ["/v9.9.9/manifests.tar.gz"]);
    assert.deepEqual(readRelease("v9.9.9").files, { "a.yaml": "a: 1\n" });
    assert.deepEqual(readRelease("v9.9.9", cachedArchive("v9.9.9")).files, { "a.yaml": "a: 1\n" });
    await server.close();
  });

  it("exits 1 with one line and an empty stdout when the download fails", async () => {
    const server = await serve((response) => response.writeHead(404).end());
    const { code, stdout, stderr } = await runCli(vouched, { FLUX_BOOTSTRAP_RELEASES_URL: server.url });
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /^error: Cannot download http.*v9\.9\.9.*404 Not Found\. Check .*\n$/);
    await server.close();
  });

  it("takes a release that the lock file records, without a digest of its archive", async () => {
    const server = await serve((response) => response.end(archive));
    recordDigests(temporary.path, "v9.9.9", { "a.yaml": sha256("a: 1\n") });
    const env = { FLUX_BOOTSTRAP_RELEASES_URL: server.url };
    const { code, stdout } = await runCli(["fetch", "v9.9.9", "--lock-directory", temporary.path], env);
    assert.deepEqual([code, stdout], [0, `${cachedArchive("v9.9.9")}\n`]);
    await server.close();
  });

  it("exits 2 with one line when nobody vouches for a release", async () => {
    const { code, stdout, stderr } = await runCli(["fetch", "v9.9.9", "--lock-directory", temporary.path]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^error: the digests of v9\.9\.9 are not known: .* is required\n$/);
  });

  it("prints its help on stdout", async () => {
    const { code, stdout, stderr } = await runCli(["fetch", "--help"]);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /^Usage: flux-bootstrap fetch \[options\] <version>/);
  });
});
