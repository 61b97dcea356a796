import assert from "node:assert/strict";

import {
  changedByOthers,
  isConflict,
  classifyError,
  writtenBefore,
} from "../../../../../components/git/hosts/github/write-errors";

const TARGET = { owner: "acme", repository: "fleet", branch: "main" };
const CONTENTS = "https://api.github.com/repos/acme/fleet/contents/kustomization.yaml";

/** As the bridge to the Terraform provider words the failure of a resource. */
function wrapped(answer: string): string {
  return `1 error occurred:\n\t* ${answer}\n\n`;
}

function verdict(answer: string, failures = 1): { readonly retry?: string; readonly explanation?: string } {
  return classifyError(wrapped(answer), "kustomization.yaml", TARGET, failures);
}

describe("judge", () => {
  const passing = {
    "a push of somebody else": "409 main is at 1f2e but expected 3d4c []",
    "a limit without a time": "429 Too Many Requests []",
    "a secondary limit": "403 You have exceeded a secondary rate limit. []",
    "a fault of GitHub's": "502 Server Error []",
    "a file that came in between": '422 Invalid request.\n\n"sha" wasn\'t supplied. []',
  };
  for (const [what, answer] of Object.entries(passing)) {
    it(`tries again after ${what}`, () => {
      assert.match(verdict(`PUT ${CONTENTS}: ${answer}`).retry ?? "", /^github: kustomization\.yaml of acme\/fleet: /);
    });
  }

  for (const [answer, expected] of [
    [
      "409 Commits must have verified signatures. []",
      /main of acme\/fleet requires signed commits.*commit\.author is not set/,
    ],
    [
      "409 Repository rule violations found\n\nCommits must have verified signatures.\n\n []",
      /main of acme\/fleet requires signed commits/,
    ],
    ["403 Repository was archived so is read-only. []", /the repository is archived.*Unarchive it/],
  ] as const)
    it(`explains ${answer}`, () => assert.match(verdict(`PUT ${CONTENTS}: ${answer}`).explanation ?? "", expected));

  it("tries again after a lost connection, and gives up", () => {
    const answer = `Put "${CONTENTS}": EOF`;
    assert.equal(
      verdict(answer, 2).retry,
      "github: kustomization.yaml of acme/fleet: GitHub does not answer as it should.",
    );
    assert.equal(
      verdict(answer, 3).explanation,
      `github: kustomization.yaml of acme/fleet: GitHub does not answer as it should. It was tried 3 times; run it again. GitHub said: Put "${CONTENTS}": EOF`,
    );
  });

  for (const answer of [
    `GET ${CONTENTS}?ref=main: 403 Forbidden []`,
    `Get "${CONTENTS}": tls: bad record`,
    "unexpected status code: 409 Conflict",
  ]) {
    it(`tries again what was perhaps written but not read back, and explains it at last: ${answer}`, () => {
      assert.equal(
        verdict(answer, 2).retry,
        "github: kustomization.yaml of acme/fleet: GitHub did not let it be read.",
      );
      assert.match(
        verdict(answer, 3).explanation ?? "",
        /^github: kustomization\.yaml of acme\/fleet: .* GitHub said: /,
      );
    });
  }

  const refused = {
    "401 Bad credentials []": /the token was refused \(401\)\./,
    "403 Resource not accessible by personal access token []": /the token may not write .* contents of acme\/fleet/,
    "409 Could not create file: Changes must be made through a pull request. []": /Set commit\.mode to "pullRequest"/,
    "403 Cannot change this locked branch []": /main of acme\/fleet is protected against pushes/,
    "409 Could not update file: Cannot update this protected ref. []":
      /main of acme\/fleet is protected against pushes/,
    "422 Validation Failed [{Field:key Message:key is already in use}]": /Run it again: the next run takes over a key/,
    "418 I'm a teapot []": /GitHub refused it\. Run it again: what is done already stays\./,
  };
  for (const [answer, explanation] of Object.entries(refused)) {
    it(`explains ${answer}`, () => {
      const text = verdict(`PUT ${CONTENTS}: ${answer}`).explanation ?? "";
      assert.match(text, explanation);
      assert.ok(text.endsWith(` GitHub said: PUT ${CONTENTS}: ${answer}`), text);
    });
  }
});

describe("isConflict", () => {
  it("is what GitHub says of a file that changed, and not what it says of a branch that moved", () => {
    assert.equal(isConflict(wrapped(`PUT ${CONTENTS}: 409 kustomization.yaml does not match 3d4c []`)), true);
    assert.equal(isConflict(wrapped(`PUT ${CONTENTS}: 409 main is at 1f2e but expected 3d4c []`)), false);
  });
});

describe("changedByOthers", () => {
  it("names the commit, its author and what to do", () => {
    const last = { sha: "0123456789abcdef", author: "Ada", message: "Tune Flux\n\nat night" };
    assert.equal(
      changedByOthers("kustomization.yaml", TARGET, last),
      'github: kustomization.yaml of acme/fleet at main is not what Pulumi last wrote. The last commit to it is 0123456789ab by Ada: "Tune Flux". Nothing was overwritten. ' +
        "Run `pulumi preview --refresh --diff` to see the difference, then `pulumi up --refresh` to write the program's version.",
    );
  });
});

describe("writtenBefore", () => {
  it("says that nothing is lost, and what to do", () => {
    assert.equal(
      writtenBefore("kustomization.yaml", TARGET),
      "github: kustomization.yaml of acme/fleet at main has the wanted content already: GitHub's answer to an earlier attempt was lost. Run `pulumi up --refresh`, so that Pulumi records the commit.",
    );
  });
});
