import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const MODULES = join(__dirname, "../../../lab/toolchain/modules");

// What keeps a tool out of the shared module: it does not compile with the others' version.
const APART = "github.com/pulumi/";

function pins(directory: string): ReadonlyMap<string, string> {
  const goMod = readFileSync(join(MODULES, directory, "go.mod"), "utf8");
  return new Map(
    [...goMod.matchAll(/^\t(\S+) (v\S+)/gm)].map(([, dependency = "", version = ""]) => [dependency, version]),
  );
}

describe("The Go modules", () => {
  const shared = pins("shared");
  for (const directory of readdirSync(MODULES).filter((name) => name !== "shared")) {
    it(`pin the same libraries in ${directory} as in shared, so that each is compiled once`, () => {
      const others = [...pins(directory)].filter(
        ([dependency]) => shared.has(dependency) && !dependency.startsWith(APART),
      );
      assert.notEqual(others.length, 0);
      for (const [dependency, version] of others) assert.equal(version, shared.get(dependency), dependency);
    });
  }
});
