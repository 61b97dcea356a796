import assert from "node:assert/strict";
import { tarGzip } from "../../../lab/stores/tar-gzip";
import { readArchive } from "./read-archive";

describe("tarGzip", () => {
  it("packs files of any length that can be unpacked again", async () => {
    const files = { "a/empty.txt": "", "a/b.txt": "é\n", "full.txt": "x".repeat(512), "long.txt": "y".repeat(513) };
    assert.deepEqual(await readArchive(tarGzip(files)), files);
  });

  it("makes the same bytes of the same files, so that they have the same digest", () => {
    assert.deepEqual(tarGzip({ "a.txt": "a" }), tarGzip({ "a.txt": "a" }));
  });

  it("refuses a path that is too long for it", () => {
    assert.throws(() => tarGzip({ [`${"long/".repeat(60)}name`]: "" }), /does not fit into a tar header/);
  });
});
