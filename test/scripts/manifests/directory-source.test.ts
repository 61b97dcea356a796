import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { cachedArchive } from "../../../components/release/directories";
import { archiveSource } from "../../../scripts/manifests/archive-source";
import { directorySource } from "../../../scripts/manifests/directory-source";
import { file, makeArchive } from "../../components/release/make-archive";
import { useTemporaryDirectory } from "../../components/release/temporary-directory";
import { knownVersion, vendoredBundle } from "../../components/release/vendored-bundle";

describe("directorySource", () => {
  const temporary = useTemporaryDirectory();

  for (const place of ["v9.9.9/bundle", "v9.9.9"]) {
    it(`finds <from>/${place}`, async () => {
      const directory = path.join(temporary.path, place);
      fs.mkdirSync(directory, { recursive: true });
      fs.writeFileSync(path.join(directory, "a.yaml"), "a");
      assert.deepEqual(Object.keys(await directorySource(temporary.path).files("v9.9.9")), ["a.yaml"]);
    });
  }

  it("leaves the user's cache to the archive source, which asks nobody then", async () => {
    const archive = makeArchive(...Object.entries(vendoredBundle()).map(([name, content]) => file(name, content)));
    fs.mkdirSync(path.dirname(cachedArchive(knownVersion)), { recursive: true });
    fs.writeFileSync(cachedArchive(knownVersion), archive);
    process.env["FLUX_BOOTSTRAP_RELEASES_URL"] = "http://127.0.0.1:1"; // nobody answers
    const files = await archiveSource(() => undefined).files(knownVersion);
    assert.deepEqual(Object.keys(files), Object.keys(vendoredBundle()));
  });

  it("names the places when there is nothing", async () => {
    await assert.rejects(
      directorySource("/nowhere").files("v9.9.9"),
      /no bundle in \/nowhere\/v9\.9\.9\/bundle, \/nowhere\/v9\.9\.9$/,
    );
  });
});
