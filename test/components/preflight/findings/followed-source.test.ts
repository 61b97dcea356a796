import assert from "node:assert/strict";

import { followedBranch } from "../../../../components/preflight/findings/followed-branch";
import { otherSource } from "../../../../components/preflight/findings/followed-source";

const found = { url: "ssh://git@github.com/acme/fleet", branch: "main", path: "./clusters/prod" };
const wanted = { repository: "acme/fleet", branch: "main", path: "clusters/prod" };

describe("otherSource", () => {
  const urls = [
    "ssh://git@github.com/acme/fleet.git",
    "ssh://git@ssh.github.com:443/acme/fleet",
    "https://github.com/acme/fleet",
    "https://github.com/Acme/Fleet.git/",
    "https://git.example.com/mirrors/acme/fleet",
    "git@github.com:acme/fleet.git",
  ];
  for (const url of urls) {
    it(`takes ${url} for the same repository`, () => {
      assert.equal(otherSource({ ...found, url }, wanted), undefined);
    });
  }

  it("does not care how the wanted repository is written", () => {
    assert.equal(otherSource(found, { ...wanted, repository: "ACME/fleet.git" }), undefined);
  });

  const samePaths = [
    ["./clusters/prod/", "clusters/prod"],
    ["clusters/prod", "./clusters/prod"],
    ["/clusters//prod", "clusters/prod/"],
    ["./", ""],
    [".", ""],
    ["", "."],
    ["/", "./"],
  ] as const;
  for (const [path, wantedPath] of samePaths) {
    it(`takes ${JSON.stringify(path)} and ${JSON.stringify(wantedPath)} for the same directory`, () => {
      assert.equal(otherSource({ ...found, path }, { ...wanted, path: wantedPath }), undefined);
    });
  }

  const others = [
    [{ path: "./clusters/staging" }, 'follows the path "clusters/staging" of acme/fleet at main, not "clusters/prod"'],
    [{ path: "./Clusters/prod" }, 'follows the path "Clusters/prod" of acme/fleet at main, not "clusters/prod"'],
    [{ path: "./" }, 'follows the root of acme/fleet at main, not "clusters/prod"'],
    [{ branch: "next" }, 'follows the path "clusters/prod" of acme/fleet at next, not at main'],
    [{ branch: "Main" }, 'follows the path "clusters/prod" of acme/fleet at Main, not at main'],
    [
      { url: "https://github.com/acme/apps.git" },
      'follows the path "clusters/prod" of acme/apps at main, not of acme/fleet',
    ],
    [
      { url: "https://github.com/emca/fleet" },
      'follows the path "clusters/prod" of emca/fleet at main, not of acme/fleet',
    ],
    [
      { url: "ssh://git@github.com/", path: "" },
      'follows the root of a repository without a name at main, not "clusters/prod" of acme/fleet',
    ],
    [
      { branch: "" },
      'follows the path "clusters/prod" of acme/fleet at a reference that is not a branch, not at the branch main',
    ],
    [
      { url: "https://github.com/acme/apps", branch: "next", path: "" },
      'follows the root of acme/apps at next, not "clusters/prod" of acme/fleet at main',
    ],
  ] as const;
  for (const [change, sentence] of others) {
    it(`says: ${sentence}`, () => {
      assert.equal(otherSource({ ...found, ...change }, wanted), sentence);
    });
  }

  it("says when the root is wanted", () => {
    assert.equal(
      otherSource(found, { ...wanted, path: "" }),
      'follows the path "clusters/prod" of acme/fleet at main, not the root',
    );
  });

  for (const url of [
    "https://me:pa55@github.com/acme/apps",
    "https://me:pa55@github.com",
    "https://github.com/acme/apps?token=pa55/x",
    "me:pa55@github.com:acme/apps",
  ]) {
    it(`keeps the password to itself: ${url}`, () => {
      assert.doesNotMatch(String(otherSource({ ...found, url }, wanted)), /pa55/);
    });
  }
});

describe("followedBranch", () => {
  const references = [
    [undefined, "master"],
    [{}, "master"],
    [{ branch: "main" }, "main"],
    [{ branch: "main", tag: "v1" }, ""],
    [{ branch: "main", tag: "", commit: "" }, "main"],
    [{ branch: "main", semver: ">=1.0.0" }, ""],
    [{ branch: "main", commit: "0123abc" }, ""],
    [{ branch: "main", name: "refs/heads/release/1" }, "release/1"],
    [{ name: "refs/tags/v1" }, ""],
    [{ name: "refs/heads/main", commit: "0123abc" }, ""],
  ] as const;
  for (const [reference, branch] of references) {
    it(`reads ${JSON.stringify(reference)} as ${JSON.stringify(branch)}`, () => {
      assert.equal(followedBranch(reference), branch);
    });
  }
});
