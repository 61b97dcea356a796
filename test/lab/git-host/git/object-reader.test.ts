import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { commitFiles } from "../../../../lab/git-host/git/commit-files";
import { createBareRepository } from "../../../../lab/git-host/git/create-bare-repository";
import { readObjects } from "../../../../lab/git-host/git/read-objects";

const AUTHOR = { name: "Ada", email: "ada@example.com", date: new Date(0) };

describe("readObjects", () => {
  let scratch: string;

  before(async () => (scratch = await mkdtemp(join(tmpdir(), "flux-bootstrap-objects-"))));
  after(() => rm(scratch, { recursive: true, force: true }));

  async function repository(name: string, text: string): Promise<string> {
    const directory = join(scratch, name);
    await createBareRepository(directory, "main");
    await commit(directory, text);
    return directory;
  }

  async function commit(directory: string, text: string): Promise<void> {
    const [tip] = await readObjects(directory, ["refs/heads/main"]);
    const people = { author: AUTHOR, committer: AUTHOR };
    await commitFiles(directory, {
      branch: "main",
      parent: tip?.sha,
      message: "Write",
      files: { file: text },
      ...people,
    });
  }

  async function textOf(directory: string): Promise<string> {
    const [object] = await readObjects(directory, ["main:file"]);
    return String(object?.content);
  }

  it("answers every question, also about what does not exist, in the order in which they were asked", async () => {
    const directory = await repository("order", "long ".repeat(100_000));
    const names = ["main:file", "main:none", "refs/heads/none", "main:fi\nle", "main^{tree}"];
    const found = await Promise.all([readObjects(directory, names), readObjects(directory, ["main^{commit}"])]);
    assert.deepEqual(
      found.flat().map((object) => object?.type),
      ["blob", undefined, undefined, undefined, "tree", "commit"],
    );
    assert.equal(found[0][0]?.content.length, 500_000);
  });

  it("sees what is committed in the meantime", async () => {
    const directory = await repository("moving", "one");
    assert.equal(await textOf(directory), "one");
    await commit(directory, "two");
    assert.equal(await textOf(directory), "two");
  });

  it("reads the repository that has its name now", async () => {
    const directory = await repository("name", "former");
    assert.equal(await textOf(directory), "former");
    await rename(directory, join(scratch, "renamed"));
    await repository("name", "present");
    assert.deepEqual([await textOf(directory), await textOf(join(scratch, "renamed"))], ["present", "former"]);
  });

  it("fails where there is no repository, and reads one that is made there later", async () => {
    await assert.rejects(readObjects(scratch, ["main:file"]), /git cat-file exited with 128: .*not a git repository/);
    await assert.rejects(readObjects(join(scratch, "later"), ["main:file"]), /ENOENT/);
    assert.equal(await textOf(await repository("later", "made")), "made");
  });

  it("lets a program end that has read something", async () => {
    const directory = await repository("ending", "text");
    const program = `
      require("./lab/git-host/git/read-objects").readObjects(process.argv[1], ["main:file"]).then(([object]) => {
        const answered = Date.now();
        process.on("exit", () => console.log(String(object.content), Date.now() - answered < 4000));
      });`;
    const args = ["-r", "ts-node/register/transpile-only", "-e", program, directory];
    assert.equal((await promisify(execFile)(process.execPath, args)).stdout, "text true\n");
  });
});
