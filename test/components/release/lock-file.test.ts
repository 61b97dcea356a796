import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";

import { readRelease, recordRelease, type ReadReleaseOptions } from "../../../components/release";
import { cachedArchive } from "../../../components/release/directories";
import { lockFileName } from "../../../components/release/lock-file";
import { sha256 } from "../../../components/release/digests";
import { file, makeArchive } from "./make-archive";
import { useTemporaryDirectory } from "./temporary-directory";
import { knownVersion } from "./vendored-bundle";

const UNKNOWN = "v9.9.9";

/** Reads a release and finds it good. */
function use(version: string, directory?: string, options?: ReadReleaseOptions): void {
  recordRelease(readRelease(version, directory, options), { ...options, preview: false });
}

describe("the lock file", () => {
  const temporary = useTemporaryDirectory();
  const lock = () => fs.readFileSync(path.join(temporary.path, lockFileName), "utf8");

  function bundle(content: string, name = "bundle"): string {
    const directory = path.join(temporary.path, name);
    fs.mkdirSync(directory, { recursive: true });
    fs.writeFileSync(path.join(directory, "a.yaml"), content);
    return directory;
  }

  it("records an unknown release at its first use, and says so", () => {
    const log: string[] = [];
    use(UNKNOWN, bundle("a: 1\n"), { log: (line) => log.push(line) });
    assert.equal(lock(), `{\n  "releases": {\n    "v9.9.9": {\n      "a.yaml": "${sha256("a: 1\n")}"\n    }\n  }\n}\n`);
    assert.match(
      log.join(),
      /^Flux v9\.9\.9 is not a release that this package knows: its digests are recorded in flux-bootstrap\.lock\.json\. Commit/,
    );
  });

  it("lets the same files pass from any place, and says nothing", () => {
    use(UNKNOWN, bundle("a: 1\n"));
    const log: string[] = [];
    use(UNKNOWN, bundle("a: 1\n", "elsewhere"), { log: (line) => log.push(line) });
    assert.deepEqual(log, []);
  });

  it("refuses other files, with both digests and the remedy", () => {
    use(UNKNOWN, bundle("a: 1\n"));
    assert.throws(
      () => use(UNKNOWN, bundle("a: 2\n")),
      (error: Error) => {
        assert.match(
          error.message,
          /^Flux v9\.9\.9: the manifests in .*bundle are not those that flux-bootstrap\.lock\.json records:\n- a\.yaml: must have SHA-256/,
        );
        assert.ok(error.message.includes(sha256("a: 1\n")) && error.message.includes(sha256("a: 2\n")));
        assert.match(error.message, /delete v9\.9\.9 from that file/);
        return true;
      },
    );
  });

  it("holds for the cache too", () => {
    use(UNKNOWN, bundle("a: 1\n"));
    fs.mkdirSync(path.dirname(cachedArchive(UNKNOWN)), { recursive: true });
    fs.writeFileSync(cachedArchive(UNKNOWN), makeArchive(file("a.yaml", "a: 2\n")));
    assert.throws(() => use(UNKNOWN), /not those that flux-bootstrap\.lock\.json records/);
  });

  it("keeps what it has of other releases, in order", () => {
    use(UNKNOWN, bundle("a: 1\n"));
    use("v9.9.10", bundle("a: 2\n"));
    assert.deepEqual(Object.keys((JSON.parse(lock()) as { releases: object }).releases), ["v9.9.10", UNKNOWN]);
    assert.deepEqual(
      fs.readdirSync(temporary.path).filter((name) => name.includes("draft")),
      [],
    );
  });

  it("loses nothing when several processes record at once", async function () {
    this.timeout(60_000);
    const versions = Array.from({ length: 6 }, (_, index) => `v9.9.${String(index)}`);
    const program = path.join(__dirname, "record-release.ts");
    const node = ["-r", require.resolve("ts-node/register/transpile-only"), program];
    const env = { ...process.env, TS_NODE_PROJECT: path.resolve(__dirname, "../../../tsconfig.json") };
    await Promise.all(
      versions.map((version) => promisify(execFile)(process.execPath, [...node, version, bundle("a: 1\n")], { env })),
    );
    assert.deepEqual(Object.keys((JSON.parse(lock()) as { releases: object }).releases), versions);
    assert.deepEqual(
      fs.readdirSync(temporary.path).filter((name) => name.includes("draft")),
      [],
    );
  });

  it("is recorded although a killed process has left a draft", () => {
    const draft = path.join(temporary.path, `${lockFileName}.draft`);
    fs.writeFileSync(draft, "{");
    fs.utimesSync(draft, 0, 0);
    use(UNKNOWN, bundle("a: 1\n"));
    assert.match(lock(), /v9\.9\.9/);
  });

  it("is not read when it is no regular file", () => {
    execFileSync("mkfifo", [path.join(temporary.path, lockFileName)]);
    assert.throws(() => use(UNKNOWN, bundle("a: 1\n")), /flux-bootstrap\.lock\.json: must be a regular file/);
  });

  it("has nothing of a release that the package knows", () => {
    use(knownVersion);
    assert.equal(fs.existsSync(path.join(temporary.path, lockFileName)), false);
  });

  it("is not written by a preview, which reports that \`up\` will, and in which it holds", () => {
    const log: string[] = [];
    const look = (content: string) =>
      recordRelease(readRelease(UNKNOWN, bundle(content)), { preview: true, log: (line) => log.push(line) });
    look("a: 1\n");
    assert.equal(fs.existsSync(path.join(temporary.path, lockFileName)), false);
    assert.match(log.join(), /: `up` will record its digests in flux-bootstrap\.lock\.json\. Commit that file\.$/);
    use(UNKNOWN, bundle("a: 1\n"));
    const before = lock();
    assert.throws(() => look("a: 2\n"), /not those that flux-bootstrap\.lock\.json records/);
    look("a: 1\n");
    assert.deepEqual([lock(), log.length], [before, 1]);
  });

  it("is not written by those who only look", () => {
    readRelease(UNKNOWN, bundle("a: 1\n"));
    assert.equal(fs.existsSync(path.join(temporary.path, lockFileName)), false);
  });

  for (const content of [
    "",
    "{",
    "[]",
    "{}",
    '{"releases": []}',
    '{"releases": {"v9.9.9": {"a.yaml": "1234"}}}',
    '{"releases": {"v9.9.9": ["a"]}}',
    '{"releases": {}, "releases": {}}',
    '{"releases": {"__proto__": 1}}',
    '{"releases": {"__proto__": {}}}',
    '{"__proto__": {"releases": {}}}',
    '{"releases": {"latest": {}}}',
  ]) {
    it(`is refused when it is damaged: ${JSON.stringify(content)}`, () => {
      fs.writeFileSync(path.join(temporary.path, lockFileName), content);
      assert.throws(
        () => use(UNKNOWN, bundle("a: 1\n")),
        /flux-bootstrap\.lock\.json: is damaged\. Restore it from Git/,
      );
    });
  }

  it("says where a release cannot be recorded", () => {
    const lockDirectory = path.join(temporary.path, "absent");
    assert.throws(
      () => use(UNKNOWN, bundle("a: 1\n"), { lockDirectory }),
      /absent\/flux-bootstrap\.lock\.json: Flux v9\.9\.9 cannot be recorded there \(ENOENT\)/,
    );
  });
});
