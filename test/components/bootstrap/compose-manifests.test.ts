import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";

import { MINIMAL, register } from "../monitor";
import { file, makeArchive } from "../release/make-archive";
import { useTemporaryDirectory } from "../release/temporary-directory";
import { vendoredBundle } from "../release/vendored-bundle";

const UNKNOWN = "v2.9.99";
const LOCK_FILE = "flux-bootstrap.lock.json";

describe("FluxBootstrap, of a release that the package does not know", () => {
  const temporary = useTemporaryDirectory();
  const program = () => path.join(temporary.path, "program");

  function release(comment = ""): string {
    const archive = path.join(temporary.path, "manifests.tar.gz");
    const members = Object.entries(vendoredBundle()).map(([name, content]) =>
      file(name, `${content.toString()}${comment}`),
    );
    fs.writeFileSync(archive, makeArchive(...members));
    return archive;
  }

  beforeEach(() => {
    fs.mkdirSync(program());
    process.chdir(program());
  });

  it("leaves the program's directory as it is in a preview", async () => {
    await register({ ...MINIMAL, version: UNKNOWN, manifests: release() }, { preview: true });
    assert.deepEqual(fs.readdirSync(program()), []);
  });

  it("records the release in `up`, and refuses another one in a preview from then on", async () => {
    await register({ ...MINIMAL, version: UNKNOWN, manifests: release() });
    assert.deepEqual(fs.readdirSync(program()), [LOCK_FILE]);
    const { releases } = JSON.parse(fs.readFileSync(LOCK_FILE, "utf8")) as { releases: Record<string, object> };
    assert.deepEqual(Object.keys(releases[UNKNOWN] ?? {}), Object.keys(vendoredBundle()));
    const other = { ...MINIMAL, version: UNKNOWN, manifests: release("# other\n") };
    await assert.rejects(register(other, { preview: true }), /are not those that flux-bootstrap\.lock\.json records/);
    await register({ ...MINIMAL, version: UNKNOWN, manifests: release() }, { preview: true });
  });
});
