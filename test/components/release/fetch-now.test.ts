import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { once } from "node:events";
import { Worker } from "node:worker_threads";

import { readRelease } from "../../../components/release";
import { cachedArchive } from "../../../components/release/directories";
import { recordDigests } from "../../../components/release/lock-file";
import { sha256 } from "../../../components/release/digests";
import { file, makeArchive } from "./make-archive";
import { useTemporaryDirectory } from "./temporary-directory";
import { knownVersion } from "./vendored-bundle";

const UNKNOWN = "v9.9.9";

/** A server that answers while this thread waits; tells how often it was asked. */
const SERVER = `
const { parentPort, workerData } = require("node:worker_threads");
const { createServer } = require("node:http");
let requests = 0;
const server = createServer((_, response) => { requests += 1; response.writeHead(workerData.status); response.end(workerData.body); });
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
parentPort.on("message", () => parentPort.postMessage(requests));
`;

function put(directory: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  mkdirSync(directory, { recursive: true });
  Object.entries(files).forEach(([name, content]) => writeFileSync(path.join(directory, name), content));
}

describe("readRelease, of a release that is not on this machine", function () {
  this.timeout(30_000); // starts processes
  const temporary = useTemporaryDirectory();
  let worker: Worker;

  async function serve(status: number, body: Uint8Array): Promise<void> {
    worker = new Worker(SERVER, { eval: true, workerData: { status, body } });
    const [port] = (await once(worker, "message")) as [number];
    process.env["FLUX_BOOTSTRAP_RELEASES_URL"] = `http://127.0.0.1:${port}`;
  }

  async function requests(): Promise<number> {
    worker.postMessage("how many?");
    const [count] = (await once(worker, "message")) as [number];
    return count;
  }

  beforeEach(() => delete process.env["FLUX_BOOTSTRAP_OFFLINE"]);
  afterEach(() => worker.terminate());

  it("downloads it once, and says so", async () => {
    await serve(200, makeArchive(file("a.yaml", "a: 1\n")));
    const log: string[] = [];
    const options = { log: (line: string) => void log.push(line) };
    assert.deepEqual(readRelease(UNKNOWN, undefined, options).files, { "a.yaml": "a: 1\n" });
    readRelease(UNKNOWN, undefined, options);
    assert.equal(await requests(), 1);
    assert.match(
      String(log[0]),
      /^Flux v9\.9\.9 is not on this machine: downloading http:\/\/127\.0\.0\.1:\d+\/v9\.9\.9\/manifests\.tar\.gz$/,
    );
  });

  it("says why it could not be downloaded, and what to do", async () => {
    await serve(404, Buffer.of());
    assert.throws(
      () => readRelease(UNKNOWN),
      (error: Error) => {
        assert.match(error.message, /^Flux v9\.9\.9: its manifests are not on this machine\. Looked in:\n/);
        assert.match(
          error.message,
          /could not be downloaded: Cannot download http:.*the server answered 404 Not Found/,
        );
        return true;
      },
    );
    assert.equal(existsSync(cachedArchive(UNKNOWN)), false);
  });

  it("asks once when nobody answers as they should, so that this is soon reported", async () => {
    await serve(503, Buffer.of());
    assert.throws(() => readRelease(UNKNOWN), /the server answered 503/);
    assert.equal(await requests(), 1);
  });

  it("leaves nothing in the cache that is not what the lock file records, and says all of it", async () => {
    await serve(200, makeArchive(file("a.yaml", "a: 2\n")));
    const lockDirectory = path.join(temporary.path, "elsewhere");
    put(lockDirectory, {});
    recordDigests(lockDirectory, UNKNOWN, { "a.yaml": sha256("a: 1\n"), "b.yaml": sha256("") });
    assert.throws(
      () => readRelease(UNKNOWN, undefined, { lockDirectory }),
      (error: Error) => {
        const [what, changed, missing, remedy] = error.message.split("\n").slice(-4);
        assert.match(
          String(what),
          /^Flux v9\.9\.9 could not be downloaded: Flux v9\.9\.9: the manifests in http.* are not those that flux-bootstrap\.lock\.json records:$/,
        );
        assert.equal(changed, `- a.yaml: must have SHA-256 ${sha256("a: 1\n")}, got ${sha256("a: 2\n")}`);
        assert.deepEqual(
          [missing, remedy],
          ["- b.yaml: is missing", "If this is intended, delete v9.9.9 from that file: `up` records it again."],
        );
        return true;
      },
    );
    assert.equal(existsSync(cachedArchive(UNKNOWN)), false);
  });

  it("asks nobody when the caller names a directory", async () => {
    await serve(200, makeArchive(file("a.yaml", "a: 1\n")));
    assert.throws(() => readRelease(UNKNOWN, path.join(temporary.path, "absent")), /`manifests` names the only place/);
    put(path.join(temporary.path, "present"), { "a.yaml": "a: 1\n" });
    readRelease(UNKNOWN, path.join(temporary.path, "present"));
    assert.equal(await requests(), 0);
  });

  it("asks nobody when the cache has it", async () => {
    await serve(500, Buffer.of());
    put(path.dirname(cachedArchive(UNKNOWN)), { "v9.9.9.tar.gz": makeArchive(file("a.yaml", "a: 1\n")) });
    readRelease(UNKNOWN);
    assert.equal(await requests(), 0);
  });

  it("asks nobody when the package has it", async () => {
    await serve(500, Buffer.of());
    readRelease(knownVersion);
    assert.equal(await requests(), 0);
  });

  it("asks nobody when told to stay offline", async () => {
    await serve(200, makeArchive(file("a.yaml", "a: 1\n")));
    process.env["FLUX_BOOTSTRAP_OFFLINE"] = "1";
    assert.throws(() => readRelease(UNKNOWN), /Nothing is downloaded, because FLUX_BOOTSTRAP_OFFLINE is set/);
    assert.equal(await requests(), 0);
  });
});
