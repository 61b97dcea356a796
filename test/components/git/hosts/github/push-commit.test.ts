import assert from "node:assert/strict";

import { withVariables } from "../../../environment";
import { COMMITTED_FILES, DEPLOY_KEY, MINIMAL, register, resolved, theOnly, type RunOptions } from "../../../monitor";

const DIRECTORY = "clusters/prod/flux-system";
const NAMES = ["gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"];
const PATHS = NAMES.map((name) => `${DIRECTORY}/${name}`);
const BY_HAND = `resources:\n- gotk-components.yaml\n- gotk-sync.yaml\npatches: []\n`;

const withToken = (args = MINIMAL, options: RunOptions = {}) =>
  withVariables({ GITHUB_TOKEN: "ghp_of-the-environment" }, () => register(args, options));

describe("pushCommit", function () {
  this.timeout(60_000);
  it("keeps all files by one resource, without the token, and outputs the commit of each", async () => {
    const { flux, resources } = await withToken();
    const { __provider: text, files, ...inputs } = theOnly(resources, COMMITTED_FILES).inputs;
    assert.deepEqual(inputs, {
      api: "https://api.github.com",
      owner: "acme",
      repository: "fleet",
      branch: "main",
      message: `Flux v2.9.4 for ${DIRECTORY}`,
      deletionMessage: `Delete Flux from ${DIRECTORY}`,
      kept: [],
    });
    assert.deepEqual(Object.keys(files), PATHS);
    assert.match(String(text), /module\.exports=/);
    assert.ok(!JSON.stringify(resources.map((resource) => resource.inputs)).includes("ghp_of-the-environment"));
    assert.ok(resources.every(({ type }) => !type.endsWith(":RepositoryFile")));
    assert.deepEqual(
      await resolved(flux.files),
      PATHS.map((path) => ({ path, commit: `commit of ${path}` })),
    );
  });

  it("gives the author and the words around the message", async () => {
    const author = { name: "Flux", email: "flux@example.com" };
    const commit = { author, messagePrefix: "chore: ", messageAppendix: "Signed-off-by: A" };
    const { inputs } = theOnly((await withToken({ ...MINIMAL, commit })).resources, COMMITTED_FILES);
    assert.deepEqual(inputs.author, author);
    assert.equal(inputs.message, `chore: Flux v2.9.4 for ${DIRECTORY}\n\nSigned-off-by: A`);
    assert.equal(inputs.deletionMessage, `chore: Delete Flux from ${DIRECTORY}\n\nSigned-off-by: A`);
  });

  it("leaves the kustomization.yaml that a person has written, and outputs it without a commit", async () => {
    const { files } = theOnly((await withToken()).resources, COMMITTED_FILES).inputs;
    const answers = {
      getRepositoryFile: ({ file }: Readonly<Record<string, unknown>>) => ({
        content: file === PATHS[2] ? BY_HAND : files[String(file)],
      }),
    };
    const { flux, resources } = await withToken(MINIMAL, { answers });
    const { inputs } = theOnly(resources, COMMITTED_FILES);
    assert.deepEqual(inputs.kept, [PATHS[2]]);
    assert.deepEqual(Object.keys(inputs.files), PATHS.slice(0, 2));
    assert.deepEqual((await resolved(flux.files))[2], { path: PATHS[2] });
  });

  it("waits for the controllers and the deploy key", async () => {
    const { events } = await withToken();
    const commit = events.indexOf(COMMITTED_FILES);
    for (const type of ["kubernetes:apps/v1:Deployment", DEPLOY_KEY]) {
      assert.ok(events.includes(type), type);
      assert.ok(events.lastIndexOf(type) < commit, type);
    }
  });

  it("leaves everything to the GitHub provider where no token is found", async () => {
    const { resources } = await register(MINIMAL);
    assert.equal(theOnly(resources, "pulumi:index:Stash", "fleet-github-memory").inputs.input, "provider");
    assert.ok(resources.every(({ type }) => !type.startsWith("pulumi-nodejs:")));
  });
});
