import assert from "node:assert/strict";

import { kustomizationFile } from "../../components/manifests/kustomization-file";
import { gotkSync } from "../../components/manifests/sync";
import { SYNC } from "../components/flux-files";
import { applied, configOf, createWorld, end, fluxObject, writes } from "./world";
import type { World } from "./world";

/** How a refusal is tried. */
interface Attempts {
  readonly environment?: Readonly<Record<string, string>>;
  readonly commands?: readonly ("preview" | "up")[];
}

describe("git", () => {
  let world: World;

  before("an empty cluster and a repository", async () => {
    world = await createWorld({ name: "git" });
  });
  after(() => end(world));

  /** What is refused before the first write; in `up` by the same code as in preview. */
  async function refused(
    github: Record<string, string>,
    expected: RegExp,
    { environment = {}, commands = ["preview"] }: Attempts = {},
  ): Promise<void> {
    const { lab, stack, cluster } = world;
    const valid = configOf(lab, "git");
    stack.setConfig({ ...valid, github: { ...(valid["github"] as Record<string, string>), ...github } });
    const from = lab.gitHost.requests.length;
    for (const command of commands) {
      const { stdout, stderr } = await stack[command]({ expectFailure: true, environment });
      assert.match(stdout + stderr, expected, command);
    }
    assert.deepEqual(writes(lab, from), []);
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
  }

  it("refuses a repository that does not exist", async () => {
    await refused({ repository: "nowhere" }, /github: repository acme\/nowhere was not found/, {
      commands: ["preview", "up"],
    });
  });

  it("refuses a branch that does not exist", async () => {
    await refused({ branch: "nowhere" }, /github: acme\/git has no branch "nowhere"/);
  });

  it("says how an empty repository gets a branch, and takes it then", async () => {
    const { lab, stack } = world;
    const empty = await lab.gitHost.createRepository("acme", "empty", { empty: true });
    await refused(
      { repository: "empty" },
      /acme\/empty is empty, .*`git commit --allow-empty -m "First commit" && git push origin HEAD:main`/,
    );
    await empty.commit("First commit", {});
    await stack.preview();
  });

  it("refuses an archived repository, unless nothing is to be committed", async () => {
    const { lab, stack } = world;
    (await lab.gitHost.createRepository("acme", "archived")).archive();
    await refused({ repository: "archived" }, /acme\/archived is archived, .* or set commit\.mode to "none"/);
    stack.setConfig({ commit: { mode: "none" }, credentials: { existingSecret: { name: "mine" } } });
    await stack.preview();
    stack.setConfig({ commit: {}, credentials: {} });
  });

  it("says in preview what a branch requires of commits, where some are made", async () => {
    const { lab, stack } = world;
    const repository = await lab.gitHost.createRepository("acme", "ruled");
    const valid = configOf(lab, "ruled");
    const preview = async (): Promise<string> => (await stack.preview()).stdout;
    const signatures =
      /main of acme\/ruled requires signed commits\. GitHub signs them where commit\.author is not set/;
    const pushes = /main of acme\/ruled is protected against pushes\. Set commit\.mode to "pullRequest"/;
    stack.setConfig({ ...valid, commit: { author: { name: "Flux Bot", email: "flux@example.com" } } });
    for (const inRuleset of [false, true]) {
      await repository.protect("main", { requiredSignatures: true, inRuleset });
      const stdout = await preview();
      assert.match(stdout, pushes);
      assert.match(stdout, signatures);
    }
    stack.setConfig({ commit: {} });
    const signed = await preview();
    assert.match(signed, pushes);
    assert.doesNotMatch(signed, signatures);
    stack.setConfig({ commit: { mode: "pullRequest" } });
    assert.doesNotMatch(await preview(), pushes);
    stack.setConfig({ ...configOf(lab, "git"), commit: {} });
  });

  it("refuses a place above or below another cluster's, and takes it once a file lists what is applied", async () => {
    const { lab, stack } = world;
    const sync = gotkSync({ ...SYNC, url: "ssh://git@github.com/acme/nested", path: "clusters/prod" });
    const repository = await lab.gitHost.createRepository("acme", "nested", {
      files: {
        "clusters/prod/flux-system/gotk-sync.yaml": sync.content,
        "clusters/prod/flux-system/kustomization.yaml": kustomizationFile().content,
        "clusters/prod/apps.yaml": "",
      },
    });
    for (const [path, expected] of [
      ["clusters", /path: must not be above another cluster's clusters\/prod\/flux-system\/gotk-sync\.yaml/],
      ["clusters/prod/eu", /path: must not be below clusters\/prod, which another cluster applies/],
    ] as const) {
      stack.setConfig({ ...configOf(lab, "nested"), path });
      const { stdout, stderr } = await stack.preview({ expectFailure: true });
      assert.match(stdout + stderr, expected);
      const [, file = ""] = /commit a (\S+) that lists/.exec(stdout + stderr) ?? [];
      await repository.commit("List what is applied", { [file]: "resources: [flux-system, apps.yaml]\n" });
      await stack.preview();
      await repository.commit("List nothing", { [file]: null });
    }
    stack.setConfig({ ...configOf(lab, "nested"), path: "clusters/staging" });
    const from = lab.gitHost.requests.length;
    await stack.preview();
    const lists = lab.gitHost.requests.slice(from).filter(({ route }) => route?.includes("/git/trees/"));
    assert.equal(lists.length, 1);
    stack.setConfig(configOf(lab, "git"));
  });

  it("refuses an owner that is not the provider's", async () => {
    await refused({ owner: "other" }, /github\.owner: must be the owner of the GitHub provider, "acme", got "other"/);
  });

  it("refuses to rename the Kustomization with which Flux applies itself, and takes the name that it is told", async () => {
    const { lab, stack, repository } = world;
    const path = "clusters/renamed";
    const file = `${path}/flux-system/gotk-sync.yaml`;
    const spec = {
      interval: "10m",
      path: `./${path}`,
      prune: true,
      sourceRef: { kind: "GitRepository", name: "gitops" },
    };
    await repository.commit("Bootstrap by the CLI", {
      [file]: JSON.stringify({
        apiVersion: "kustomize.toolkit.fluxcd.io/v1",
        kind: "Kustomization",
        metadata: { name: "gitops", namespace: "flux-system" },
        spec,
      }),
    });
    stack.setConfig({ ...configOf(lab, "git"), path });
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(
      stdout + stderr,
      /gotk-sync\.yaml: names the cluster's Kustomization "flux-system\/gitops", .*Set `sync\.name` to "gitops"\./,
    );
    stack.setConfig({ path, sync: { name: "gitops" } });
    await stack.preview();
    stack.setConfig({ path: "clusters/prod", sync: {} });
  });

  it("refuses to set back the images that a bot has updated, whose file has the old header", async () => {
    const { lab, stack, repository } = world;
    const path = "clusters/updated";
    await repository.commit("Update an image", {
      [`${path}/flux-system/gotk-components.yaml`]:
        "---\n# Flux Version: v2.8.8\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n" +
        "    - image: ghcr.io/fluxcd/source-controller:v99.1.0\n",
    });
    stack.setConfig({ ...configOf(lab, "git"), path });
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(
      stdout + stderr,
      /version: must not be older than the images in .*source-controller v99\.1\.0 instead of v1\./,
    );
    stack.setConfig({ path, allowDowngrade: true, allowOverwrite: true });
    await stack.preview();
    stack.setConfig({ path: "clusters/prod", allowDowngrade: false, allowOverwrite: false });
  });

  it("needs no right to list deploy keys where Flux reads without one, and otherwise for up alone", async () => {
    const { lab, stack } = world;
    const valid = configOf(lab, "git");
    const restore = lab.gitHost.intercept(({ route }) =>
      route?.startsWith("/repos/{owner}/{repo}/keys") === true ? { status: 403 } : undefined,
    );
    try {
      stack.setConfig({ ...valid, credentials: { existingSecret: { name: "mine" } } });
      const types = (await stack.preview()).steps.map(({ type }) => type.split(":").at(-1));
      assert.deepEqual([types.includes("CommittedFiles"), types.includes("DeployKey")], [true, false]);
      stack.setConfig({ ...valid, credentials: { deployKey: {} } });
      assert.match((await stack.preview()).stdout, /this token may not list the deploy keys of acme\/git/);
      const from = lab.gitHost.requests.length;
      const { stdout, stderr } = await stack.up({ expectFailure: true });
      assert.deepEqual(writes(lab, from), []);
      assert.match(
        stdout + stderr,
        /access is forbidden \(403\)\. Give the token read and write access to the repository's contents and administration/,
      );
    } finally {
      restore();
      stack.setConfig({ ...valid, credentials: {} });
    }
  });

  it("says that a token is refused", async () => {
    await refused({}, /token was refused|401 Bad credentials/, { environment: { GITHUB_TOKEN: "wrong" } });
  });

  it("says that the Git host is down", async () => {
    const { lab, stack } = world;
    await refused({}, /Git host does not answer|connection refused/, {
      environment: { GITHUB_BASE_URL: "http://127.0.0.1:9/" },
    });
    stack.setConfig(configOf(lab, "git"));
  });

  it("says what could not be committed when the Git host goes down midway, and finishes in the next up", async () => {
    const { lab, stack, repository, cluster } = world;
    const file = "clusters/prod/flux-system/kustomization.yaml";
    // What `flux bootstrap` writes, in other words: nothing of a person's.
    await repository.commit("Indent it", {
      [file]: "resources:\r\n    - gotk-components.yaml\r\n    - ./gotk-sync.yaml\r\n",
    });
    const restore = lab.gitHost.intercept(({ route }) =>
      route === "/graphql createCommitOnBranch" ? { drop: true } : undefined,
    );
    const { stdout, stderr } = await stack.up({ expectFailure: true });
    restore();
    assert.match(stdout + stderr, /CommittedFiles \(flux-files\)/);
    assert.match(
      stdout + stderr,
      /github: clusters\/prod\/flux-system of acme\/git: .*It was tried 3 times; run it again\. GitHub said: .*connection reset/,
    );
    await cluster.waitUntilGone(fluxObject("gitrepositories"));
    await stack.up();
    await applied(world, String((await repository.log())[0]?.sha));
    assert.equal((await repository.log()).length, 5);
    assert.equal(await repository.read(file), kustomizationFile().content);
    const from = lab.gitHost.requests.length;
    await stack.preview();
    // The branch's rules and other clusters are of no interest where nothing is committed.
    const asked = lab.gitHost.requests.slice(from).map(({ path: asks }) => asks);
    assert.deepEqual(
      asked.filter((asks) => /\/(rules|protection|trees)\b/.test(asks)),
      [],
    );
  });

  it("goes on with a repository that was renamed, and takes its new name when a move is allowed", async () => {
    const { lab, stack, repository } = world;
    const valid = configOf(lab, "git");
    await repository.rename("renamed");
    stack.setConfig({
      notifications: { receiver: { url: "https://flux.example.com" } },
      sync: { sourceInterval: "1s" },
    });
    assert.match(
      (await stack.up()).stdout,
      /github: acme\/git is acme\/renamed now\..*Set github\.repository to "renamed", with/,
    );
    const github = { ...(valid["github"] as Record<string, string>), repository: "renamed" };
    stack.setConfig({ ...valid, github });
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(stdout + stderr, /github: must come with `allowMove: true` .*which this stack knows as acme\/git\./);
    stack.setConfig({ allowMove: true });
    await stack.up();
    stack.setConfig({ allowMove: false });
    assert.deepEqual([repository.deployKeys.length, repository.webhooks.length], [1, 1]);
    assert.match(String(await repository.read("clusters/prod/flux-system/gotk-sync.yaml")), /url: .*acme\/renamed\n/);
    // Nothing leads from the former name any more.
    await lab.gitHost.createRepository("acme", "git");
    const { changes } = await stack.up();
    assert.deepEqual(Object.keys(changes), ["same"]);
    await applied(world, await repository.commit("Add a file", { "clusters/prod/more.yaml": "" }));
  });

  it("is destroyed through the former name of a repository that was renamed since, and leaves nothing there", async () => {
    const { cluster, stack, repository } = world;
    await repository.rename("renamed-again");
    await stack.destroy();
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
    assert.deepEqual([repository.deployKeys, repository.webhooks], [[], []]);
    assert.deepEqual(
      (await repository.files()).filter((file) => file.startsWith("clusters/prod/flux-system/")),
      [],
    );
  });
});
