import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { parseAllDocuments } from "yaml";
import { objectsOf } from "../../../components/manifests/parse";
import { gitRepository, gotkSync, kustomization, type SyncOptions } from "../../../components/manifests/sync";
import { goldenSync } from "./golden/golden";

const SYNC: SyncOptions = {
  name: "flux-system",
  namespace: "flux-system",
  url: "ssh://git@github.com/acme/fleet",
  branch: "main",
  secretName: "flux-system",
  path: "clusters/prod",
  sourceInterval: "1m0s",
  interval: "10m0s",
  prune: true,
};

describe("gotkSync", () => {
  it("names the file as flux bootstrap does", () => {
    assert.equal(gotkSync(SYNC).path, "gotk-sync.yaml");
  });

  for (const { options, content } of goldenSync()) {
    it(`prints what flux bootstrap writes for branch ${options.branch}, path "${options.path}", ${options.url}`, () => {
      assert.equal(gotkSync({ ...options, interval: "10m0s", prune: true }).content, content);
    });
  }

  it("adds the keys that the caller set, at their sorted places", () => {
    const set = { timeout: "90s", retryInterval: "2m", wait: true, deletionPolicy: "Orphan" };
    const [usual, extended] = [SYNC, { ...SYNC, ...set }].map((sync) => gotkSync(sync).content.split("\n"));
    assert.deepEqual(
      extended?.filter((line) => !usual?.includes(line)),
      ["  deletionPolicy: Orphan", "  retryInterval: 2m0s", "  timeout: 1m30s", "  wait: true"],
    );
    const fields = gotkSync({ ...SYNC, ...set })
      .content.split("spec:\n")
      .at(-1)
      ?.match(/^ {2}\w+/gm);
    assert.deepEqual(fields, [...(fields ?? [])].sort());
    assert.equal(fields?.length, 8);
  });

  it("says false when the caller did", () => {
    const { content } = gotkSync({ ...SYNC, prune: false, wait: false });
    assert.match(content, /^ {2}prune: false\n/m);
    assert.match(content, /^ {2}wait: false\n/m);
  });

  it("holds the very objects that go into the cluster", () => {
    assert.deepEqual(objectsOf(gotkSync(SYNC).content), [gitRepository(SYNC), kustomization(SYNC)]);
  });

  it("keeps any branch name that Git allows", () => {
    // https://git-scm.com/docs/git-check-ref-format
    const part = fc.stringMatching(/^[A-Za-z0-9_#@{}=,!&%'"$()<>|+;`é日-][A-Za-z0-9_.#@{}=,!&%'"$()<>|+;`é日-]{0,12}$/);
    const branch = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
    fc.assert(
      fc.property(fc.oneof(branch, fc.constantFrom("1e400", "0xFFFFFFFFFFFFFFFFFF", "2024-02-30", "😀")), (name) => {
        const [source] = parseAllDocuments(gotkSync({ ...SYNC, branch: name }).content);
        assert.equal(source?.getIn(["spec", "ref", "branch"]), name);
      }),
      { numRuns: 300 },
    );
  });
});

describe("kustomization", () => {
  it("points at the directory from the root of the repository, however it is written", () => {
    const paths = ["clusters/prod", "./clusters/prod", ""].map((path) => kustomization({ ...SYNC, path }).spec.path);
    assert.deepEqual(paths, ["./clusters/prod", "./clusters/prod", "./"]);
  });

  it("leaves out what the caller did not set", () => {
    assert.deepEqual(Object.keys(kustomization(SYNC).spec), ["interval", "path", "prune", "sourceRef"]);
  });
});

describe("gitRepository", () => {
  it("refuses an interval that is no duration", () => {
    assert.throws(
      () => gitRepository({ ...SYNC, sourceInterval: "60" }),
      /expected a Go duration such as "1m0s", got "60"/,
    );
  });
});
