import assert from "node:assert/strict";

import type { FluxBootstrapArgs } from "../../../components";
import { resolve } from "../../../components/bootstrap/resolve";

const GITHUB = { owner: "acme", repository: "fleet" };

function resolved(args: Partial<FluxBootstrapArgs>) {
  const { source, sync } = resolve({ github: GITHUB, path: "clusters/prod", ...args });
  assert.ok(source.kind === "gitHub");
  return { ...source, sync };
}

describe("resolve, of Git", () => {
  it("takes the SSH user and host of an enterprise with data residency from its URL", () => {
    const { github } = resolved({ github: { ...GITHUB, url: "https://octocorp.ghe.com/", knownHosts: "k" } });
    assert.deepEqual(
      [github.url, github.sshHostname, github.sshUser],
      ["https://octocorp.ghe.com", "octocorp.ghe.com", "octocorp"],
    );
  });

  for (const [url, api] of [
    [undefined, undefined],
    ["https://octocorp.ghe.com", "https://api.octocorp.ghe.com"],
    ["https://github.example.com:8443", "https://github.example.com:8443/api/v3"],
  ] as const) {
    it(`lets an App of ${url ?? "github.com"} ask ${api ?? "what Flux knows"}`, () => {
      const github = { ...GITHUB, ...(url === undefined ? {} : { url }) };
      const { credentials, sync } = resolved({
        github,
        credentials: { githubApp: { appId: "1", installationId: "2", privateKey: "k" } },
      });
      assert.deepEqual(credentials, {
        kind: "githubApp",
        appId: "1",
        installationId: "2",
        privateKey: "k",
        baseUrl: api,
      });
      assert.equal(sync.provider, "github");
    });
  }

  for (const [what, args, expected] of [
    ["of the sync", {}, "flux-system"],
    ["of a rotated key", { credentials: { deployKey: { rotation: "2" } } }, "flux-system-2"],
    [
      "of the sync, where its change would need a review",
      { credentials: { deployKey: { rotation: "2" } }, commit: { mode: "pullRequest" } },
      "flux-system",
    ],
    ["that exists", { credentials: { existingSecret: { name: "mine" } } }, "mine"],
    ["of nothing, for a public repository", { credentials: { anonymous: true } }, undefined],
    [
      "with the authority of a public one",
      { credentials: { anonymous: true }, github: { ...GITHUB, certificateAuthority: "PEM" } },
      "flux-system",
    ],
  ] as const satisfies readonly (readonly [string, Partial<FluxBootstrapArgs>, string | undefined])[]) {
    it(`names the Secret ${what}`, () => {
      assert.equal(resolved(args).sync.secretName, expected);
    });
  }

  it("takes the texts, the labels and the reviewers of a pull request", () => {
    const { commit } = resolved({
      commit: {
        mode: "pullRequest",
        pullRequest: { body: "Please.", title: "Flux", labels: ["flux"], reviewers: ["octocat"] },
      },
    });
    assert.deepEqual(commit.pullRequest, {
      branchPrefix: "flux-bootstrap/clusters-prod",
      title: "Flux",
      body: "Please.",
      labels: ["flux"],
      reviewers: ["octocat"],
    });
  });
});
