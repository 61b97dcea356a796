import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { cachedDirectory } from "../../../components/release/directories";
import { directorySource } from "../../../scripts/manifests/directory-source";
import { useTemporaryDirectory } from "../../components/release/temporary-directory";

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

  it("finds what the user's cache has", async () => {
    fs.mkdirSync(cachedDirectory("v9.9.9"), { recursive: true });
    fs.writeFileSync(path.join(cachedDirectory("v9.9.9"), "b.yaml"), "b");
    assert.deepEqual(Object.keys(await directorySource(temporary.path).files("v9.9.9")), ["b.yaml"]);
  });

  it("names the places when there is nothing", async () => {
    await assert.rejects(
      directorySource("/nowhere").files("v9.9.9"),
      /no bundle in \/nowhere\/v9\.9\.9\/bundle, .*, .*releases/,
    );
  });
});
