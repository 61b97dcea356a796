import assert from "node:assert/strict";

import { accessOf, blobOf } from "../../../../../../components/git/hosts/github/providers/commit";
import { refreshed, refusal } from "./load-provider";
import { COMPONENTS, FILES, KUSTOMIZATION, READ, SYNC, useBranches } from "./use-branch";

const GONE = { id: "", props: {} };

describe("the provider that commits, in read", function () {
  this.timeout(60_000);
  const { provider, host, branch, routes } = useBranches();

  it("returns the state as it is while the branch has the files so, whatever else is pushed", async () => {
    const { committed, repository } = await branch();
    const state = await committed();
    await repository.commit("Apps", { "apps/a.yaml": "a: 1\n" });
    const earlier = routes().length;
    assert.deepEqual(await provider().read("id", state), { id: "id", props: state });
    assert.deepEqual(routes().slice(earlier), [READ]);
  });

  it("returns the present contents and commits where others have changed files, and the inputs", async () => {
    const { committed, repository } = await branch();
    const state = await committed();
    const large = "0123456789abcdef\n".repeat(100_000);
    const edit = await repository.commit("Edit", { [SYNC]: large });
    await repository.commit("Remove", { [COMPONENTS]: null });
    const { id, props, inputs } = await provider().read("id", state);
    assert.equal(id, "id");
    assert.deepEqual(props, {
      ...state,
      committed: {
        [SYNC]: { blob: blobOf(large), commit: edit },
        [KUSTOMIZATION]: state.committed[KUSTOMIZATION],
      },
    });
    assert.deepEqual(inputs, { ...accessOf(state), files: { [SYNC]: large, [KUSTOMIZATION]: FILES[KUSTOMIZATION] } });
  });

  it("says that the resource is gone with the branch, and with the repository", async () => {
    const { committed, repository, inputs } = await branch();
    await repository.commit("Branch off", { "a.txt": "a\n" }, "next");
    const state = await committed({ branch: "next" });
    await repository.deleteBranch("next");
    assert.deepEqual(await provider().read("id", state), GONE);
    assert.deepEqual(await provider().read("id", { ...state, ...inputs({ repository: "nothing" }) }), GONE);
  });

  it("explains a refusal in place of taking the resource for gone", async () => {
    const { committed } = await branch();
    const state = await committed();
    const token = host().createToken({ write: true });
    host().revokeToken(token);
    assert.match(
      await refusal(provider({ config: { "github:token": token } }).read("id", state)),
      /^github: the files of acme\/fleet-\d+: the token was refused \(401\)/,
    );
  });
});

describe("the provider that commits, in delete", function () {
  this.timeout(60_000);
  const { provider, branch } = useBranches();

  it("deletes the files by one commit with a message of its own, and nothing else", async () => {
    const { committed, repository, log } = await branch();
    const state = await committed();
    await repository.commit("Patch", { [`${KUSTOMIZATION}.more`]: "a\n" });
    const loaded = provider();
    await loaded.delete("id", state);
    assert.deepEqual(await repository.files(), ["README.md", `${KUSTOMIZATION}.more`]);
    const messages = (await log()).map(({ message }) => message);
    assert.deepEqual(messages, [
      "Delete Flux from clusters/prod/flux-system",
      "Patch",
      "Flux for clusters/prod/flux-system",
    ]);
    assert.deepEqual(loaded.lines, []);
  });

  it("forgives files that are gone, and commits nothing when all are", async () => {
    const { committed, repository, log } = await branch();
    const state = await committed();
    await repository.commit("Remove", { [SYNC]: null });
    await provider().delete("id", state);
    await provider().delete("id", state);
    assert.deepEqual(await repository.files(), ["README.md"]);
    assert.equal((await log()).length, 3);
  });

  it("keeps a file that a person has edited, and the others with it, and names the person", async () => {
    const { committed, repository } = await branch();
    const state = await committed();
    const edit = await repository.commit("Edit", { [SYNC]: "sync: hand\n" });
    assert.equal(
      await refusal(provider().delete("id", state)),
      `github: ${SYNC} of ${repository.fullName} at main is not what Pulumi last wrote. The last commit to it is ` +
        `${edit.slice(0, 12)} by Somebody: "Edit". Nothing was overwritten. Run \`pulumi preview --refresh --diff\` to see the difference, ` +
        "then `pulumi destroy --refresh` to delete it nevertheless.",
    );
    assert.equal(await repository.read(SYNC), "sync: hand\n");
    assert.equal(await repository.read(COMPONENTS), FILES[COMPONENTS]);
    await provider().delete("id", await refreshed(provider(), state));
    assert.deepEqual(await repository.files(), ["README.md"]);
  });

  it("forgives a branch and a repository that are gone, and says so", async () => {
    const { committed, repository, inputs } = await branch();
    await repository.commit("Branch off", { "a.txt": "a\n" }, "next");
    const state = await committed({ branch: "next" });
    await repository.deleteBranch("next");
    const loaded = provider();
    await loaded.delete("id", state);
    await loaded.delete("id", { ...state, ...inputs({ repository: "nothing" }) });
    assert.deepEqual(loaded.lines, [
      `github: ${repository.fullName} or its branch "next" was not found, so that no file is deleted there.`,
      'github: acme/nothing or its branch "main" was not found, so that no file is deleted there.',
    ]);
  });
});
