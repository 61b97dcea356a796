import assert from "node:assert/strict";

import type { FluxBootstrapArgs } from "../../../../../components";
import { withVariables } from "../../../environment";
import {
  COMMITTED_FILES,
  DEPLOY_KEY,
  MINIMAL,
  PULL_REQUEST,
  register,
  resolved,
  theOnly,
  type Registration,
  type RunOptions,
} from "../../../monitor";

const DIRECTORY = "clusters/prod/flux-system";
const WEBHOOK = "pulumi-nodejs:dynamic/flux-bootstrap:Webhook";
const BY_HAND = "resources:\n- gotk-components.yaml\n- gotk-sync.yaml\npatches: []\n";
const PLACE = { api: "https://api.github.com", owner: "acme", repository: "fleet" };

const withToken = (args: FluxBootstrapArgs, options: RunOptions = {}) =>
  withVariables({ GITHUB_TOKEN: "ghp_of-the-environment" }, () => register(args, options));

/** The arguments of a resource, after a look at all that are given to any: none has the token, and none is the GitHub provider's. */
function inputsOf({ resources }: Registration, type: string): Readonly<Record<string, unknown>> {
  assert.ok(!JSON.stringify(resources.map(({ inputs }) => inputs as object)).includes("ghp_of-the-environment"));
  assert.deepEqual(
    resources.filter((resource) => resource.type.startsWith("github:")),
    [],
  );
  const { __provider: text, ...inputs } = theOnly(resources, type).inputs as Readonly<Record<string, unknown>>;
  assert.match(String(text), /module\.exports=/);
  return inputs;
}

describe("resources that GitHub's API itself writes", function () {
  this.timeout(60_000);

  it("register the deploy key", async () => {
    const registration = await withToken(MINIMAL);
    const { key, title, ...inputs } = inputsOf(registration, DEPLOY_KEY);
    assert.deepEqual(inputs, { ...PLACE, readOnly: true });
    assert.match(String(key), /^ssh-ed25519 \S+$/);
    assert.equal(title, "flux-system-flux-system-main-clusters/prod (project/stack)");
  });

  it("register the webhook", async () => {
    const receiver = { url: "https://flux.example.com" };
    const registration = await withToken({ ...MINIMAL, notifications: { receiver } });
    const { url, secret, ...inputs } = inputsOf(registration, WEBHOOK);
    assert.deepEqual(inputs, { ...PLACE, insecureSsl: false, active: true });
    assert.match(JSON.stringify(url), /https:\/\/flux\.example\.com\/hook\/[0-9a-f]{64}/);
    assert.match(JSON.stringify(secret), /[0-9a-f]{64}/);
  });

  it("open a pull request of all files that are no person's, and output its address", async () => {
    const pullRequest = { title: "Flux", body: "Please.", labels: ["flux"], reviewers: ["octocat"] };
    const author = { name: "Flux", email: "flux@example.com" };
    const commit = { mode: "pullRequest", messagePrefix: "chore: ", author, pullRequest } as const;
    const pushed = theOnly((await withToken(MINIMAL)).resources, COMMITTED_FILES).inputs.files as Record<
      string,
      string
    >;
    const answers = {
      getRepositoryFile: ({ file }: Readonly<Record<string, unknown>>) => ({
        content: file === `${DIRECTORY}/kustomization.yaml` ? BY_HAND : pushed[String(file)],
      }),
    };
    const changed = { ...MINIMAL, commit, sync: { interval: "7m" } };
    const registration = await withToken(changed, { answers });
    const { branch, files, ...inputs } = inputsOf(registration, PULL_REQUEST);
    assert.deepEqual(inputs, {
      ...PLACE,
      ...pullRequest,
      ...{ author, base: "main", kept: [] },
      message: `chore: Flux v2.9.4 for ${DIRECTORY}`,
      deletionMessage: `chore: Delete Flux from ${DIRECTORY}`,
    });
    assert.match(String(branch), /^flux-bootstrap\/clusters-prod-[0-9a-f]{8}$/);
    assert.deepEqual(Object.keys(files as object), [
      `${DIRECTORY}/gotk-components.yaml`,
      `${DIRECTORY}/gotk-sync.yaml`,
    ]);
    assert.equal(await resolved(registration.flux.pullRequestUrl), "https://github.com/acme/fleet/pull/7");
  });
});
