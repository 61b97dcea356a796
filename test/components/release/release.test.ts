import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { readRelease } from "../../../components/release";
import { cachedArchive, vendoredDirectory } from "../../../components/release/directories";
import { ReleaseError } from "../../../components/release/errors";
import { sha256 } from "../../../components/release/digests";
import { file, makeArchive } from "./make-archive";
import { useTemporaryDirectory } from "./temporary-directory";
import { knownVersion, vendoredBundle } from "./vendored-bundle";

function put(directory: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  fs.mkdirSync(directory, { recursive: true });
  Object.entries(files).forEach(([name, content]) => fs.writeFileSync(path.join(directory, name), content));
  return directory;
}

function refusal(version: string, directory?: string): string {
  try {
    readRelease(version, directory);
  } catch (error) {
    assert.ok(error instanceof ReleaseError, String(error));
    return error.message;
  }
  return assert.fail("it was read");
}

describe("readRelease", () => {
  const temporary = useTemporaryDirectory();
  const unknown = "v9.9.9";

  function cache(version: string, name: string, content: string): string {
    const archive = cachedArchive(version);
    put(path.dirname(archive), { [path.basename(archive)]: makeArchive(file(name, content)) });
    return archive;
  }

  it("reads the bundle that is vendored in the package", () => {
    const { version, files } = readRelease(knownVersion);
    assert.equal(version, knownVersion);
    assert.deepEqual(Object.keys(files), Object.keys(vendoredBundle()));
    assert.match(files["rbac.yaml"] ?? "", /^apiVersion: /);
  });

  it("prefers the vendored bundle to the cache", () => {
    cache(knownVersion, "rbac.yaml", "of the cache");
    assert.doesNotThrow(() => readRelease(knownVersion));
  });

  it("reads the cache when nothing is vendored", () => {
    cache(unknown, "a.yaml", "a: 1\n");
    assert.deepEqual(readRelease(unknown), { version: unknown, files: { "a.yaml": "a: 1\n" } });
  });

  it("prefers the directory that the caller names", () => {
    const directory = put(path.join(temporary.path, "named"), {
      "policies.yaml": vendoredBundle()["policies.yaml"] ?? "",
    });
    assert.deepEqual(Object.keys(readRelease(knownVersion, directory).files), ["policies.yaml"]);
  });

  it("takes a relative directory from where the program runs", () => {
    const directory = path.relative(process.cwd(), vendoredDirectory(knownVersion));
    assert.equal(Object.keys(readRelease(knownVersion, directory).files).length, 9);
  });

  it("names every place and the command when a release is nowhere", () => {
    const message = refusal(unknown);
    assert.match(message, /^Flux v9\.9\.9: its manifests are not on this machine/);
    assert.ok(message.includes(`\n- ${vendoredDirectory(unknown)}\n- ${cachedArchive(unknown)}\n`));
    assert.match(message, /npx flux-bootstrap fetch v9\.9\.9 --sha256 DIGEST/);
  });

  it("does not look elsewhere when the directory that the caller names is not there", () => {
    const message = refusal(knownVersion, path.join(temporary.path, "absent"));
    assert.match(
      message,
      /on this machine. Looked in:\n- .*absent\nTo get them, run `npm run manifests`.*\n.*`manifests` names the only place/,
    );
  });

  it("takes an archive that the caller names, in any order of its files", () => {
    const members = Object.entries(vendoredBundle()).map(([name, content]) => file(name, content));
    const archive = path.join(put(temporary.path, { "it.tar.gz": makeArchive(...members.reverse()) }), "it.tar.gz");
    assert.equal(Object.keys(readRelease(knownVersion, archive).files).length, 9);
  });

  it("refuses a file that is no archive", () => {
    const file = path.join(put(temporary.path, { "a.yaml": "" }), "a.yaml");
    assert.match(refusal(knownVersion, file), /a\.yaml: must be a complete gzip archive/);
  });

  it("refuses an archive of a known release with a file that is not the release's", () => {
    const archive = path.join(put(temporary.path, { a: makeArchive(file("more.yaml", "")) }), "a");
    assert.match(refusal(knownVersion, archive), /more\.yaml: is not part of this release/);
  });

  it("refuses a large archive without reading it", () => {
    const archive = path.join(put(temporary.path, { a: "" }), "a");
    fs.truncateSync(archive, 50 * 1024 * 1024 + 1);
    assert.match(refusal(knownVersion, archive), /must have at most 52428800 bytes, got 52428801/);
  });

  it("names file, expected and found digest of a known release's changed file, and the remedy", () => {
    const policies = Buffer.concat([vendoredBundle()["policies.yaml"] ?? Buffer.of(), Buffer.from("# mine\n")]);
    const message = refusal(knownVersion, put(path.join(temporary.path, "named"), { "policies.yaml": policies }));
    assert.match(message, /- policies\.yaml: must have SHA-256 39dd6af15834[0-9a-f]{52}, got [0-9a-f]{64}\n/);
    assert.ok(message.includes(sha256(policies)));
    assert.match(message, /Delete them and run `npm run manifests`\. To change what is installed, use `patches`\.$/);
  });

  it("says so when the cause is Windows line endings", () => {
    const text = (vendoredBundle()["policies.yaml"] ?? "").toString().replaceAll("\n", "\r\n");
    assert.match(
      refusal(knownVersion, put(path.join(temporary.path, "crlf"), { "policies.yaml": text })),
      /Windows line endings/,
    );
  });

  it("ignores files that are not the known release's", () => {
    const files = {
      "policies.yaml": vendoredBundle()["policies.yaml"] ?? "",
      "install.yaml": "other",
      "notes.txt": "",
    };
    assert.deepEqual(Object.keys(readRelease(knownVersion, put(path.join(temporary.path, "more"), files)).files), [
      "policies.yaml",
    ]);
  });

  it("takes what an unknown release has in a named directory", () => {
    const directory = put(path.join(temporary.path, "named"), { "a.yaml": "a: 1\n", "readme.md": "" });
    assert.deepEqual(readRelease(unknown, directory).files, { "a.yaml": "a: 1\n" });
  });

  it("refuses an archive in the cache that changed since it was fetched, and says what to do", () => {
    const archive = cache(unknown, "a.yaml", "a: 1\n");
    const content = fs.readFileSync(archive);
    fs.writeFileSync(archive, content.subarray(0, -20));
    assert.match(
      refusal(unknown),
      /v9\.9\.9\.tar\.gz: must be a complete gzip archive, but .*\. Download it again, for example by `npx flux-bootstrap fetch`/,
    );
    content.writeUInt8(content.readUInt8(20) ^ 1, 20);
    fs.writeFileSync(archive, content);
    assert.match(
      refusal(unknown),
      /v9\.9\.9\.tar\.gz: must be a complete gzip archive, but .*\. Download it again, for example by `npx flux-bootstrap fetch`/,
    );
  });

  it("refuses an archive in the cache that is a named pipe, which would be waited for", () => {
    fs.mkdirSync(path.dirname(cachedArchive(unknown)), { recursive: true });
    execFileSync("mkfifo", [cachedArchive(unknown)]);
    assert.match(refusal(unknown), /v9\.9\.9\.tar\.gz: must be a regular file/);
  });

  it("says so when a file is a link that leads nowhere, or in a circle", () => {
    const directory = put(path.join(temporary.path, "bundle"), {});
    fs.symlinkSync("absent", path.join(directory, "a.yaml"));
    assert.match(refusal(unknown, directory), /bundle\/a\.yaml: must be readable, got ENOENT$/);
    fs.rmSync(path.join(directory, "a.yaml"));
    fs.symlinkSync("a.yaml", path.join(directory, "a.yaml"));
    assert.match(refusal(unknown, directory), /bundle\/a\.yaml: must be readable, got ELOOP$/);
  });

  it("refuses a file of 50 MB without reading it", () => {
    const directory = put(path.join(temporary.path, "large"), { "a.yaml": "" });
    fs.truncateSync(path.join(directory, "a.yaml"), 50 * 1024 * 1024);
    assert.match(refusal(unknown, directory), /a\.yaml: must have at most 10485760 bytes, got 52428800/);
  });

  it("refuses what must be UTF-8 text", () => {
    const directory = put(path.join(temporary.path, "latin"), { "a.yaml": Buffer.from([0x61, 0xff]) });
    assert.match(refusal(unknown, directory), /a\.yaml: must be UTF-8 text/);
  });

  for (const version of [
    "2.9.4",
    "",
    "../../etc",
    "v2.9.4/..",
    "v2.9",
    "latest",
    "v2.9.4\n",
    "__proto__",
    "v2.9.4-",
    "x".repeat(500),
  ]) {
    it(`refuses ${JSON.stringify(version.slice(0, 20))} as a version`, () => {
      assert.match(refusal(version, temporary.path), /^Flux version: must be a release tag such as "v2\.9\.4"/);
    });
  }
});
