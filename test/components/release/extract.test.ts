import assert from "node:assert/strict";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import type { HeaderData } from "tar";
import { extract } from "../../../components/release/extract";
import { limits } from "../../../components/release/extract";
import { ReleaseError } from "../../../components/release/errors";
import { file, makeArchive } from "./make-archive";

function refuses(archive: Uint8Array, message: RegExp): void {
  assert.throws(
    () => extract(archive, "the archive"),
    (error) => {
      assert.ok(error instanceof ReleaseError);
      assert.match(error.message, /^the archive: /);
      assert.match(error.message, message);
      return true;
    },
  );
}

function refusesMember(header: HeaderData, message: RegExp): void {
  refuses(makeArchive(file("good.yaml", "a: 1\n"), { header }), message);
}

describe("extract", () => {
  it("returns the files by name", () => {
    const large = "x".repeat(200_000);
    const files = extract(makeArchive(file("a.yaml", "a: 1\n"), file("b-c.yaml", large), file("d.yaml", "")), "it");
    assert.deepEqual(Object.keys(files), ["a.yaml", "b-c.yaml", "d.yaml"]);
    assert.equal(files["a.yaml"]?.toString(), "a: 1\n");
    assert.equal(files["b-c.yaml"]?.toString(), large);
    assert.equal(files["d.yaml"]?.length, 0);
  });

  for (const path of [
    "../evil.yaml",
    "a/../../evil.yaml",
    "/etc/evil.yaml",
    "C:\\evil.yaml",
    "sub/evil.yaml",
    "./evil.yaml",
    ".yaml",
  ]) {
    it(`refuses a member ${path}`, () =>
      refusesMember({ path, type: "File" }, /is not a \*\.yaml file at the top level/));
  }

  it("refuses a file that is not YAML", () => {
    refusesMember({ path: "run.sh", type: "File" }, /"run\.sh" is not a \*\.yaml file/);
  });

  it("refuses a symbolic link", () => {
    refusesMember(
      { path: "a.yaml", type: "SymbolicLink", linkpath: "/etc/passwd" },
      /"a\.yaml" is not a regular file but a SymbolicLink/,
    );
  });

  it("refuses a hard link", () => {
    refusesMember({ path: "a.yaml", type: "Link", linkpath: "good.yaml" }, /is not a regular file/);
  });

  it("refuses a directory", () => {
    refusesMember({ path: "a.yaml/", type: "Directory" }, /is not a regular file but a Directory/);
  });

  for (const type of ["CharacterDevice", "FIFO"] as const) {
    it(`refuses a ${type}`, () => refusesMember({ path: "a.yaml", type }, /is not a regular file/));
  }

  it("refuses a name that comes twice", () => {
    refuses(makeArchive(file("a.yaml", "1"), file("a.yaml", "2")), /"a\.yaml" is in it twice/);
  });

  it("refuses a file that is too large, by what its header says", () => {
    refusesMember({ path: "a.yaml", type: "File", size: limits.file + 1 }, /has 10485761 bytes, more than 10485760/);
  });

  it("refuses an archive that unpacks to too much", () => {
    refuses(gzipSync(Buffer.alloc(limits.unpacked + 1), { level: 1 }), /it unpacks to more than \d+ bytes/);
  });

  it("refuses what stands behind the end of its gzip, or of its tar", () => {
    const good = makeArchive(file("a.yaml", "a: 1\n"));
    refuses(Buffer.concat([good, Buffer.from("more")]), /must be a complete gzip archive/);
    refuses(Buffer.concat([good, Buffer.from("\0more")]), /there is more behind its end/);
    refuses(
      gzipSync(Buffer.concat([gunzipSync(good), gunzipSync(makeArchive(file("b.yaml", "b: 1\n")))])),
      /there is more behind its end/,
    );
  });

  it("refuses an archive of very many files", () => {
    refuses(
      makeArchive(...Array.from({ length: 101 }, (_, index) => file(`a${String(index)}.yaml`, ""))),
      /it has 101 files/,
    );
  });

  it("refuses what is not gzip", () => {
    refuses(Buffer.from("<html>Not found</html>"), /must be a complete gzip archive/);
  });

  it("refuses gzip of what is not tar", () => {
    refuses(gzipSync("hello".repeat(1000)), /must hold the manifests of a Flux release alone/);
  });

  it("refuses an archive without files", () => {
    refuses(makeArchive(), /must hold the manifests of a Flux release alone/);
  });

  it("refuses a truncated archive, wherever it is cut", () => {
    const archive = makeArchive(
      file("a.yaml", Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251))),
    );
    for (let size = 0; size < archive.length; size += 97) {
      refuses(archive.subarray(0, size), /must be a complete gzip archive/);
    }
  });

  it("refuses a tar that ends in the middle of a file, although its gzip is whole", () => {
    const whole = makeArchive({ header: { path: "a.yaml", type: "File", size: 5000 }, content: Buffer.alloc(100) });
    refuses(whole, /must hold the manifests of a Flux release alone/);
  });

  it("returns or refuses, whatever bytes of the tar are changed", () => {
    const tar = gunzipSync(makeArchive(file("a.yaml", "a: 1\n"), file("b.yaml", "b: 2\n".repeat(300))));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(tar.length - 1), fc.nat(255)), { maxLength: 5 }), (changes) => {
        const changed = Buffer.from(tar);
        changes.forEach(([position, value]) => (changed[position] = value));
        try {
          extract(gzipSync(changed), "it");
        } catch (error) {
          assert.ok(error instanceof ReleaseError, String(error));
        }
      }),
    );
  });
});
