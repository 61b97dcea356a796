import assert from "node:assert/strict";

import type { CommitInputs } from "../../../../../../components/git/hosts/github/providers/commit";
import { git } from "../../../../../lab/git-host/support/git";
import { refreshed, refusal } from "./load-provider";
import { COMPONENTS, FILES, KUSTOMIZATION, MUTATION, READ, SYNC, useBranches } from "./use-branch";

/** What Pulumi's SDK sends for a value that a preview does not know. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("the provider that commits, in update", function () {
  this.timeout(120_000);
  const { provider, branch, once, routes } = useBranches();
  const CHANGED = { ...FILES, [SYNC]: "sync: 2\n" };

  it("writes what has changed, deletes what is no longer wanted and leaves the rest, by one commit", async () => {
    const { committed, inputs, repository, log } = await branch();
    const before = await committed();
    const { outs } = await provider().update(
      "",
      before,
      inputs({ files: { [COMPONENTS]: FILES[COMPONENTS] ?? "", [SYNC]: "sync: 2\n", "a/new.yaml": "new: 1\n" } }),
    );
    const [commit, first] = await log();
    assert.ok(commit && first);
    assert.equal((await log()).length, 2);
    const { stdout } = await git(repository.directory, ["show", "--format=", "--name-status", commit.sha]);
    assert.deepEqual(stdout.trim().split("\n").sort(), ["A\ta/new.yaml", `D\t${KUSTOMIZATION}`, `M\t${SYNC}`]);
    assert.deepEqual(
      Object.entries(outs.committed).map(([path, { commit: sha }]) => [path, sha]),
      [
        [COMPONENTS, first.sha],
        [SYNC, commit.sha],
        ["a/new.yaml", commit.sha],
      ],
    );
  });

  it("leaves a file on the branch that a person keeps now, and forgets it", async () => {
    const { committed, inputs, repository, log } = await branch();
    const before = await committed();
    await repository.commit("Patch Flux", { [KUSTOMIZATION]: "resources: []\npatches: []\n" });
    const files = { [COMPONENTS]: FILES[COMPONENTS] ?? "", [SYNC]: "sync: 2\n" };
    const { outs } = await provider().update("", before, inputs({ files, kept: [KUSTOMIZATION] }));
    assert.equal(await repository.read(KUSTOMIZATION), "resources: []\npatches: []\n");
    assert.equal(await repository.read(SYNC), "sync: 2\n");
    assert.deepEqual(Object.keys(outs.committed), [COMPONENTS, SYNC]);
    assert.equal((await log()).length, 3);
    await provider().delete("", outs);
    assert.deepEqual(await repository.files(), ["README.md", KUSTOMIZATION]);
  });

  it("makes no commit where nothing differs, and records the new message and author", async () => {
    const { committed, inputs, log } = await branch();
    const before = await committed();
    const more = { message: "Other", deletionMessage: "Away", author: { name: "A", email: "a@example.com" } };
    const { outs } = await provider().update("", before, inputs(more));
    assert.deepEqual(outs, { ...before, ...more });
    assert.equal((await log()).length, 1);
  });

  describe("diff", () => {
    let differs: (more: Partial<CommitInputs>) => Promise<boolean>;

    before(async () => {
      const { committed, inputs } = await branch();
      const state = await committed();
      differs = async (more) => (await provider().diff("", state, inputs(more))).changes;
    });

    it("is none for the message, the author, the trust and what is kept", async () => {
      assert.equal(await differs({}), false);
      const more = { message: "Other", deletionMessage: "Other", author: { name: "A", email: "a@example.com" } };
      assert.equal(await differs({ ...more, certificateAuthority: "PEM" }), false);
      assert.equal(await differs({ kept: ["another.yaml"] }), false);
    });

    for (const [what, more] of Object.entries<Partial<CommitInputs>>({
      "a changed file": { files: CHANGED },
      "a new file": { files: { ...FILES, "a.yaml": "" } },
      "a file that is gone": { files: { [SYNC]: "sync: 1\n" } },
      "a content that is not known yet": { files: { ...FILES, [SYNC]: UNKNOWN } },
      "a repository that is not known yet": { repository: UNKNOWN },
      "another branch": { branch: "next" },
      "another owner": { owner: "umbrella" },
      "another GitHub": { api: "https://api.github.com" },
    })) {
      it(`is one for ${what}`, async () => {
        assert.equal(await differs(more), true);
      });
    }
  });

  for (const author of [undefined, { name: "Flux", email: "flux@example.com" }]) {
    const way = author ? "by an author" : "in the token's name";

    it(`commits ${way} on top of a push that came after the branch was read`, async () => {
      const { committed, inputs, repository, log } = await branch();
      const access = author && { author };
      const before = await committed(access);
      const write = author ? "/repos/{owner}/{repo}/git/trees" : MUTATION;
      let foreign = "";
      once(write, async () => void (foreign = await repository.commit("Apps", { "apps/a.yaml": "a: 1\n" })));
      const loaded = provider();
      await loaded.update("", before, inputs({ ...access, files: CHANGED }));
      const [ours, theirs, ...rest] = await log();
      assert.ok(ours);
      assert.equal(theirs?.sha, foreign);
      assert.deepEqual(ours.parents, [foreign]);
      assert.equal(rest.length, 1);
      assert.equal(await repository.read("apps/a.yaml"), "a: 1\n");
      assert.equal(await repository.read(SYNC), "sync: 2\n");
      assert.deepEqual(loaded.lines, [
        `github: ${placeOf(repository.fullName)}: somebody else pushed to main at the same moment. The request is repeated.`,
      ]);
    });

    it(`overwrites nothing ${way} that came after the branch was read, and explains it`, async () => {
      const { committed, inputs, repository } = await branch();
      const access = author && { author };
      const before = await committed(access);
      let foreign = "";
      once(author ? "/repos/{owner}/{repo}/git/trees" : MUTATION, async () => {
        foreign = await repository.commit("Tune the sync\n\nBy hand", { [SYNC]: "sync: hand\n" });
        return undefined;
      });
      assert.equal(
        await refusal(provider().update("", before, inputs({ ...access, files: CHANGED }))),
        `github: ${SYNC} of ${repository.fullName} at main is not what Pulumi last wrote. The last commit to it is ` +
          `${foreign.slice(0, 12)} by Somebody: "Tune the sync". Nothing was overwritten. Run \`pulumi preview --refresh --diff\` to see the ` +
          "difference, then `pulumi up --refresh` to write the program's version.",
      );
      assert.equal(await repository.read(SYNC), "sync: hand\n");
    });
  }

  it("names each file that a person has edited or deleted, writes none, and does after a refresh", async () => {
    const { committed, inputs, repository, log } = await branch();
    const before = await committed();
    const edit = await repository.commit("Edit", { [SYNC]: "sync: hand\n" });
    const removal = await repository.commit("Remove", { [COMPONENTS]: null });
    const next = inputs({ files: { ...FILES, [KUSTOMIZATION]: "resources: [a]\n" } });
    const lines = (await refusal(provider().update("", before, next))).split("\n");
    assert.deepEqual(
      lines.map((line) => /^github: (\S+) .* (\w+) by Somebody: "(\w+)"/.exec(line)?.slice(1)),
      [
        [COMPONENTS, removal.slice(0, 12), "Remove"],
        [SYNC, edit.slice(0, 12), "Edit"],
      ],
    );
    assert.equal((await log()).length, 3);
    assert.equal(await repository.read(KUSTOMIZATION), FILES[KUSTOMIZATION]);

    await provider().update("", await refreshed(provider(), before), next);
    for (const [path, content] of Object.entries(next.files)) assert.equal(await repository.read(path), content);
    assert.equal((await log()).length, 4);
  });

  it("keeps a file that is no longer wanted and that a person has edited, and forgives one that is gone", async () => {
    const { committed, inputs, repository } = await branch();
    const before = await committed();
    await repository.commit("Remove", { [COMPONENTS]: null });
    await repository.commit("Edit", { [KUSTOMIZATION]: "resources: [hand]\n" });
    const only = inputs({ files: { [SYNC]: "sync: 1\n" } });
    assert.match(
      await refusal(provider().update("", before, only)),
      new RegExp(`^github: ${KUSTOMIZATION} of .* is not what Pulumi last wrote[^\n]*$`),
    );
    await repository.commit("Back", { [KUSTOMIZATION]: FILES[KUSTOMIZATION] ?? "" });
    await provider().update("", before, only);
    assert.deepEqual(await repository.files(), ["README.md", SYNC]);
  });

  it("takes a file for written that a person has brought to the wanted content already", async () => {
    const { committed, inputs, repository, log } = await branch();
    const before = await committed();
    const foreign = await repository.commit("The same by hand", { [SYNC]: "sync: 2\n" });
    const { outs } = await provider().update("", before, inputs({ files: CHANGED }));
    assert.equal(outs.committed[SYNC]?.commit, foreign);
    assert.equal((await log()).length, 2);
  });

  it("asks for no more than the branch where nothing is to be written", async () => {
    const { committed, inputs } = await branch();
    const before = await committed();
    const earlier = routes().length;
    await provider().update("", before, inputs());
    assert.deepEqual(routes().slice(earlier), [READ]);
  });
});

/** The place that messages name. */
function placeOf(repository: string): string {
  return `clusters/prod/flux-system of ${repository}`;
}
