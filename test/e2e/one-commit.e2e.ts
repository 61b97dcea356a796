import assert from "node:assert/strict";

import type { Lab } from "../../lab/lab";
import type { Repository } from "../../lab/git-host";
import type { Stack } from "../../lab/pulumi";
import { programOf } from "./programs";
import { createRenderedStack, SMALL } from "./rendered-world";
import { assertRequests, lab, writes } from "./world";

const DIRECTORY = "clusters/prod/flux-system";
const SYNC = `${DIRECTORY}/gotk-sync.yaml`;
const COMMIT = "POST /graphql createCommitOnBranch";

describe("one commit", () => {
  let shared: Lab;
  let repository: Repository;
  let stack: Stack;

  before("a repository, and a stack with Flux v2.8.8", async () => {
    shared = await lab();
    repository = await shared.gitHost.createRepository("acme", "one");
    ({ stack } = await createRenderedStack(shared, "one", "one", { ...SMALL, version: "v2.8.8" }));
  });

  /** Of the whole refresh only this has something to ask: there is no cluster. */
  async function refresh(): Promise<void> {
    await stack.refresh({ args: ["--target", "**::flux-files"] });
  }

  async function commits(): Promise<number> {
    return (await repository.log()).length;
  }

  async function clusterFiles(): Promise<readonly string[]> {
    return (await repository.files()).filter((file) => file.startsWith("clusters/"));
  }

  it("is what a first bootstrap makes, signed by GitHub", async () => {
    await stack.up();
    const [head, ...others] = await repository.log();
    assert.equal(head?.message, `Flux v2.8.8 for ${DIRECTORY}`);
    assert.match(String(head.signature?.armored), /BEGIN PGP SIGNATURE/);
    assert.equal(others.length, 1);
    assert.equal((await clusterFiles()).length, 3);
  });

  it("is what an upgrade makes together with a customization and another interval", async () => {
    const before = await commits();
    const from = shared.gitHost.requests.length;
    stack.setConfig({
      version: "v2.9.4",
      controllers: { all: { podLabels: { "example.com/tier": "delivery" } } },
      sync: { interval: "12m" },
    });
    await stack.up();
    assert.deepEqual(writes(shared, from), [COMMIT]);
    assertRequests(shared, from, 5);
    assert.equal(await commits(), before + 1);
    assert.match(String(await repository.read(`${DIRECTORY}/gotk-components.yaml`)), /# Flux Version: v2\.9\.4/);
    assert.match(String(await repository.read(`${DIRECTORY}/kustomization.yaml`)), /example\.com\/tier: delivery/);
    assert.match(String(await repository.read(SYNC)), /interval: 12m0s/);
  });

  it("is not made again where nothing has changed, and needs one look at the branch", async () => {
    const from = shared.gitHost.requests.length;
    assert.deepEqual(Object.keys((await stack.up()).changes), ["same"]);
    assert.deepEqual(
      shared.gitHost.requests.slice(from).flatMap(({ route = "" }) => (route.startsWith("/graphql") ? [route] : [])),
      ["/graphql repository"],
    );
  });

  it("is not made over the edit of a person, who is named, until a refresh has shown it", async () => {
    const own = String(await repository.read(SYNC));
    const sha = await repository.commit("Slow it down", { [SYNC]: `${own}# mine\n` });
    stack.setConfig({ sync: { interval: "13m" } });
    const { stdout, stderr } = await stack.up({ expectFailure: true });
    const [message = ""] = /github: \S+gotk-sync\.yaml .*/.exec(stdout + stderr) ?? [];
    assert.ok(
      message.startsWith(
        `github: ${SYNC} of acme/one at main is not what Pulumi last wrote. The last commit to it is ${sha.slice(0, 12)} by `,
      ),
      stdout + stderr,
    );
    assert.match(message, /: "Slow it down"\. Nothing was overwritten\. Run `pulumi preview --refresh --diff`/);
    assert.equal((await repository.log())[0]?.sha, sha);
    await refresh();
    assert.match((await stack.preview({ diff: true })).stdout, /- +# mine/);
    await stack.up();
    assert.equal(await repository.read(SYNC), own.replace("interval: 12m0s", "interval: 13m0s"));
    assert.deepEqual(Object.keys((await stack.up()).changes), ["same"]);
  });

  it("brings back a file that a person has deleted, when a refresh is asked for", async () => {
    const own = await repository.read(SYNC);
    await repository.commit("Delete it", { [SYNC]: null });
    const before = await commits();
    await refresh();
    await stack.up();
    assert.equal(await repository.read(SYNC), own);
    assert.equal(await commits(), before + 1);
  });

  it("is made when it alone is the target", async () => {
    const before = await commits();
    stack.setConfig({ sync: { interval: "14m" } });
    const { changes } = await stack.up({ args: ["--target", "**::flux-files"] });
    assert.equal(changes["update"], 1);
    assert.equal(await commits(), before + 1);
    await stack.up();
    assert.equal(await commits(), before + 1);
  });

  it("moves the files to another path", async () => {
    const before = await commits();
    stack.setConfig({ path: "clusters/moved", allowMove: true });
    await stack.up();
    assert.equal(await commits(), before + 1);
    assert.deepEqual(
      await clusterFiles(),
      ["gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"].map(
        (file) => `clusters/moved/flux-system/${file}`,
      ),
    );
  });

  it("deletes the files at a destroy, unless a person has changed one", async () => {
    const file = "clusters/moved/flux-system/gotk-sync.yaml";
    await repository.commit("Keep this", { [file]: `${String(await repository.read(file))}# mine\n` });
    const before = await commits();
    const { stdout, stderr } = await stack.destroy({ expectFailure: true });
    assert.match(
      stdout + stderr,
      /"Keep this"\. Nothing was overwritten\. .* then `pulumi destroy --refresh` to delete it/,
    );
    assert.equal(await commits(), before);
    await refresh();
    await stack.destroy();
    assert.deepEqual(await clusterFiles(), []);
    assert.equal(await commits(), before + 1);
    assert.equal((await repository.log())[0]?.message, "Delete Flux from clusters/moved/flux-system");
  });

  it("has an author, where one is given, and is made by Git's database then", async () => {
    const authored = await shared.gitHost.createRepository("acme", "authored");
    const author = { name: "Flux Bot", email: "flux@example.com" };
    const world = await createRenderedStack(shared, "authored", "authored", { ...SMALL, commit: { author } });
    const from = shared.gitHost.requests.length;
    await world.stack.up();
    assert.deepEqual(
      writes(shared, from).filter((write) => !write.includes("/keys")),
      ["git/trees", "git/commits"]
        .map((part) => `POST /repos/{owner}/{repo}/${part}`)
        .concat("PATCH /repos/{owner}/{repo}/git/refs/{ref}"),
    );
    const [head, ...others] = await authored.log();
    assert.deepEqual([head?.author.name, head?.committer.email, others.length], ["Flux Bot", "flux@example.com", 1]);
    const before = (await authored.log()).length;
    await world.stack.destroy();
    assert.equal((await authored.log()).length, before + 1);
    assert.deepEqual(await authored.files(), ["README.md"]);
  });

  it("is made with the token of a provider of the program, which no clear text of the state has", async () => {
    const { gitHost } = shared;
    const several = await gitHost.createRepository("acme", "provided");
    const { sshHostname, knownHosts } = gitHost;
    const environment = { GITHUB_TOKEN: "" };
    const world = await createRenderedStack(shared, "provided", "provided", {}, programOf("several"));
    world.stack.setConfig({
      clusters: ["a", "b"],
      rendered: world.rendered,
      github: { owner: "acme", repository: "provided", sshHostname, knownHosts },
    });
    const tokens = ["11m", "12m"].map((interval) => ({ interval, token: gitHost.createToken({ write: true }) }));
    for (const { interval, token } of tokens) {
      await world.stack.setSecret("token", token);
      world.stack.setConfig({ interval });
      await world.stack.up({ environment });
      const text = await several.read("clusters/a/flux-system/gotk-sync.yaml");
      assert.match(String(text), new RegExp(`interval: ${interval}0s`));
      gitHost.revokeToken(token);
    }
    assert.equal((await several.log()).length, 1 + 2 * tokens.length);
    // The token in the state is worthless now; that of the environment counts.
    await several.commit("Change it", { "clusters/b/flux-system/gotk-sync.yaml": "# mine\n" });
    await world.stack.refresh({ args: ["--target", "**::b-files"] });
    const last = gitHost.createToken({ write: true });
    await world.stack.setSecret("token", last);
    await world.stack.up({ environment });
    const state = JSON.stringify(await world.stack.export());
    for (const token of [...tokens.map((one) => one.token), last]) {
      assert.equal(state.includes(token), false);
      assert.equal(state.includes(Buffer.from(token).toString("base64")), false);
    }
    await world.stack.destroy({ environment });
    assert.deepEqual(await several.files(), ["README.md"]);
  });

  it("is not asked for in a repository that is gone", async () => {
    await shared.gitHost.createRepository("acme", "gone");
    const config = { ...SMALL, credentials: { existingSecret: { name: "mine" } } };
    const world = await createRenderedStack(shared, "gone", "gone", config);
    await world.stack.up();
    const { gitHost } = shared;
    const answer = await fetch(`${gitHost.apiUrl}api/v3/repos/acme/gone`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${gitHost.token}` },
    });
    assert.equal(answer.status, 204);
    const { stdout } = await world.stack.destroy();
    assert.match(stdout, /acme\/gone or its branch "main" was not found, so that no file is deleted there/);
  });
});
