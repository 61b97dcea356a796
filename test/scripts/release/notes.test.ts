import assert from "node:assert/strict";

import { newestVersion, releaseNotes } from "../../../scripts/release/notes";
import { pages, readPage } from "../../documentation";

const CHANGELOG = `# Changelog

## [Unreleased]

## 1.1.0 (2026-12-01)

### Added

- An argument.

## 1.0.0 (unreleased)

- The first.
`;

describe("releaseNotes", () => {
  it("are what the changelog has below the version", () => {
    assert.equal(releaseNotes(CHANGELOG, "1.1.0"), "### Added\n\n- An argument.");
  });

  for (const [version, changelog, message] of [
    ["1.2.0", CHANGELOG, 'must have a heading for 1.2.0. Add "## 1.2.0 (YYYY-MM-DD)".'],
    ["1.0.0", CHANGELOG, "must have the day of the release"],
    ["1.1.0", CHANGELOG.replace("[Unreleased]\n", "[Unreleased]\n\n- More.\n"), "[Unreleased] must be empty"],
  ] as const) {
    it(`refuse ${version} where the changelog ${message}`, () => {
      assert.throws(
        () => releaseNotes(changelog, version),
        (error: Error) => error.message.includes(message),
      );
    });
  }
});

describe("the version", () => {
  const { version } = JSON.parse(readPage("package.json")) as { readonly version: string };

  it("is the newest of the changelog", () => {
    assert.equal(newestVersion(CHANGELOG), "1.1.0");
    assert.equal(newestVersion(readPage("CHANGELOG.md")), version);
  });

  it("is that which pages and templates name", () => {
    const texts = [...pages(), "templates/yaml/Pulumi.yaml", "templates/python/Pulumi.yaml"].map(readPage);
    const named = texts.flatMap((text) =>
      [...text.matchAll(/flux-bootstrap\/plugin@v?([\w.-]+)/g)].map(([, found]) => found),
    );
    assert.ok(named.length > 2);
    assert.deepEqual([...new Set(named)], [version]);
    const { dependencies } = JSON.parse(readPage("templates/typescript/package.json")) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    assert.equal(dependencies["flux-bootstrap"], `^${version}`);
  });

  it("is that of the lock file", () => {
    const lock = JSON.parse(readPage("package-lock.json")) as {
      readonly version: string;
      readonly packages: Readonly<Record<string, { readonly version: string }>>;
    };
    assert.deepEqual([lock.version, lock.packages[""]?.version], [version, version]);
  });
});
