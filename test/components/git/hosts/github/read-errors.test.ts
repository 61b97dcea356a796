import assert from "node:assert/strict";

import { explainGitHubError, renamedRepository } from "../../../../../components/git/hosts/github/read-errors";

const TARGET = { owner: "acme", repository: "fleet", branch: "main" };

/** As the bridge to the Terraform provider words the failure of a data source. */
function wrapped(answer: string): string {
  return `Error: Invocation of github:index/getBranch:getBranch returned an error: invoking github:index/getBranch:getBranch: 1 error occurred:\n\t* ${answer}\n\n`;
}

describe("explainGitHubError", () => {
  it("says that the token was refused", () => {
    assert.equal(
      explainGitHubError(wrapped("GET https://api.github.com/repos/acme/fleet: 401 Bad credentials []"), TARGET),
      'github: cannot read acme/fleet: the token was refused (401). Give the GitHub provider a token that is valid: its "token" argument, the stack setting github:token or the variable GITHUB_TOKEN.',
    );
  });

  it("says that the repository was not found", () => {
    assert.equal(
      explainGitHubError(
        wrapped("GET https://api.github.com/repos/acme/fleet/keys?per_page=100: 404 Not Found []"),
        TARGET,
      ),
      'github: repository acme/fleet was not found. Check that it exists, that the token may read it and its deploy keys, and that the GitHub provider\'s owner is "acme".',
    );
  });

  it("says which rights are missing, and what GitHub said", () => {
    assert.equal(
      explainGitHubError(
        wrapped(
          "GET https://api.github.com/repos/acme/fleet: 403 Resource protected by organization SAML enforcement. []",
        ),
        TARGET,
      ),
      "github: cannot read acme/fleet: access is forbidden (403). Give the token read and write access to the repository's contents and administration (deploy keys). GitHub said: GET https://api.github.com/repos/acme/fleet: 403 Resource protected by organization SAML enforcement. []",
    );
  });

  for (const error of [
    "connect: connection refused",
    "lookup git.example.com: no such host",
    "context deadline exceeded (Client.Timeout exceeded)",
    "read: connection reset by peer",
    "unexpected EOF",
  ]) {
    it(`says that the Git host does not answer: ${error}`, () => {
      assert.equal(
        explainGitHubError(wrapped(`Get "https://git.example.com/": ${error}`), TARGET),
        `github: cannot read acme/fleet: the Git host does not answer. Check the provider's base URL and the network, then run it again. The error was: Get "https://git.example.com/": ${error}`,
      );
    });
  }

  it("says that requests are limited, whatever the status", () => {
    for (const said of ["403 You have exceeded a secondary rate limit. []", "429 Too Many Requests []"]) {
      assert.equal(
        explainGitHubError(wrapped(`GET https://api.github.com/repos/acme/fleet: ${said}`), TARGET),
        `github: cannot read acme/fleet: GitHub limits the rate of requests. Run it again in some minutes. GitHub said: GET https://api.github.com/repos/acme/fleet: ${said}`,
      );
    }
  });

  it("passes on what it does not know, without the wrapping, and says what to do", () => {
    assert.equal(
      explainGitHubError(wrapped("GET https://api.github.com/: 500 Oops []"), TARGET),
      "github: cannot read acme/fleet. Run it again; if that does not help, check the status of GitHub. GitHub said: GET https://api.github.com/: 500 Oops []",
    );
  });
});

describe("renamedRepository", () => {
  for (const [fullName, advice] of [
    ["acme/renamed", 'Set github.repository to "renamed", with `allowMove: true`'],
    ["other/fleet", 'Set github.owner and the owner of the GitHub provider to "other", with `allowMove: true`'],
    [
      "other/renamed",
      'Set github.owner and the owner of the GitHub provider to "other" and github.repository to "renamed", with',
    ],
  ] as const)
    it(`says what to set for ${fullName}`, () => {
      const text = renamedRepository(TARGET, fullName);
      assert.ok(text.startsWith(`github: acme/fleet is ${fullName} now. `), text);
      assert.ok(text.includes(advice), text);
    });
});
