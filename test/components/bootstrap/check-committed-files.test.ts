import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { checkCommittedFiles } from "../../../components/bootstrap/check-committed-files";
import { defaults } from "../../../components/defaults";
import { kustomizationFile } from "../../../components/manifests/kustomization-file";
import { gotkSync } from "../../../components/manifests/sync";
import { Upgrades } from "../../../components/manifests/install-options";
import { inner } from "../inner";
import { SYNC } from "../flux-files";
import { run } from "../monitor";

const DIRECTORY = "clusters/prod/flux-system";
const CLUSTER = "clusters/prod";
const OPTIONS = {
  directory: DIRECTORY,
  version: defaults.version,
  sync: SYNC,
  allowDowngrade: false,
  allowMove: false,
  upgrades: Upgrades.Program as Upgrades,
  writes: true,
  refuseUpgrade: (): Promise<string | undefined> => Promise.resolve(undefined),
};

/** What the host says of the repository in addition to its files. */
interface Answers {
  readonly archived: boolean;
  /** The former name of the repository, where Git has that. */
  readonly former: string;
  /** False where the files cannot be listed. */
  readonly listed: boolean;
}

describe("checkCommittedFiles", () => {
  async function check(
    files: Readonly<Record<string, string>>,
    { archived = false, listed = true, former, ...options }: Partial<typeof OPTIONS & Answers> = {},
  ) {
    const asked: string[] = [];
    const host = {
      confirmed: pulumi.output([]),
      archived: pulumi.output(archived),
      fullName: "acme/fleet",
      read: (file: string) => {
        asked.push(file);
        return pulumi.output(files[file]);
      },
      files: () => pulumi.output(listed ? Object.keys(files) : undefined),
    };
    const flux = {
      files: [{ path: "gotk-components.yaml", content: "" }],
      kustomization: { ...kustomizationFile(), managed: false },
      changedFiles: () => [],
    };
    const { made } = await run(() =>
      inner(checkCommittedFiles(host, flux, { ...OPTIONS, ...options, former: pulumi.output(former) })).promise(),
    );
    return { asked, refusal: await made.then(() => undefined, String) };
  }

  it("looks for kustomize's rarer names until there is a kustomization.yaml of Flux's manifests", async () => {
    const usual = ["gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"].map(
      (name) => `${DIRECTORY}/${name}`,
    );
    const every = [...usual, `${CLUSTER}/kustomization.yaml`];
    const rarer = [DIRECTORY, CLUSTER].flatMap((parent) => [`${parent}/kustomization.yml`, `${parent}/Kustomization`]);
    assert.deepEqual((await check({}, { listed: false })).asked, [...every, ...rarer]);
    assert.deepEqual((await check({})).asked, every);
    assert.deepEqual((await check({}, { writes: false })).asked, every);
    assert.deepEqual((await check({ [`${DIRECTORY}/kustomization.yaml`]: kustomizationFile().content })).asked, every);
  });

  for (const name of ["kustomization.yml", "Kustomization"]) {
    it(`refuses ${name} in the directory of Flux's manifests, and one of the cluster that leaves Flux out`, async () => {
      const { refusal } = await check({
        [`${DIRECTORY}/${name}`]: kustomizationFile().content,
        [`${CLUSTER}/${name}`]: "resources: [apps.yaml]\n",
      });
      assert.match(String(refusal), new RegExp(`${DIRECTORY}/${name}: must be called kustomization.yaml`));
      assert.match(String(refusal), new RegExp(`${CLUSTER}/${name}: must list flux-system`));
    });
  }

  it("refuses a directory with what is no manifest, unless it is ignored or not listed", async () => {
    const root = { directory: "flux-system", sync: { ...SYNC, path: "" } };
    const files = { "Pulumi.yaml": "name: fleet\nruntime: nodejs\n" };
    const { refusal } = await check(files, root);
    assert.match(String(refusal), /path: must not be a directory with Pulumi\.yaml in it or below, .* got "\."/);
    const [, quoted = '""'] = /as in (".*")/.exec(String(refusal)) ?? [];
    const ignore = JSON.parse(quoted) as string;
    assert.match(ignore, /^\/Pulumi\*\.yaml\n/);
    const ignoring = { ...root, sync: { ...root.sync, gitRepository: { ignore } } };
    assert.equal((await check(files, ignoring)).refusal, undefined);
    for (const name of ["kustomization.yaml", "Kustomization", ".sourceignore"])
      assert.equal((await check({ ...files, [name]: "resources: [flux-system]\n" }, root)).refusal, undefined);
    const chart = { [`${CLUSTER}/charts/app/Chart.yaml`]: "name: app\n" };
    assert.match(String((await check(chart)).refusal), /with clusters\/prod\/charts\/app\/Chart\.yaml in it or below/);
    for (const file of ["Pulumi.yaml", `${CLUSTER}2/Chart.yaml`, `${CLUSTER}/.github/Chart.yaml`])
      assert.equal((await check({ [file]: "name: a\n" })).refusal, undefined);
    const kustomized = { ...chart, [`${CLUSTER}/charts/kustomization.yaml`]: "helmCharts: []\n" };
    assert.equal((await check(kustomized)).refusal, undefined);
  });

  it("refuses a place above another cluster's, until a move is allowed or a file lists what the cluster applies", async () => {
    const above = { directory: "clusters/flux-system", sync: { ...SYNC, path: "clusters" } };
    const files = {
      [`${DIRECTORY}/gotk-sync.yaml`]: gotkSync({ ...SYNC, url: "ssh://git@github.com/acme/fleet" }).content,
      [`${DIRECTORY}/kustomization.yaml`]: kustomizationFile().content,
    };
    const { refusal } = await check(files, above);
    assert.match(
      String(refusal),
      /path: must not be above another cluster's clusters\/prod\/flux-system\/gotk-sync\.yaml, .*got "clusters"/,
    );
    assert.equal((await check(files, { ...above, allowMove: true })).refusal, undefined);
    const [, advised = ""] = /commit a (\S+) that lists/.exec(String(refusal)) ?? [];
    const lists = (...resources: readonly string[]) => ({ ...files, [advised]: JSON.stringify({ resources }) });
    assert.equal((await check(lists("flux-system", "apps"), above)).refusal, undefined);
    assert.match(String((await check(lists("flux-system", "prod"), above)).refusal), /must not be above/);
    assert.equal((await check(files)).refusal, undefined);
  });

  it("refuses an archived repository that would get a commit, and no other", async () => {
    const committed = { [`${DIRECTORY}/kustomization.yaml`]: kustomizationFile().content };
    assert.match(
      String((await check({}, { archived: true })).refusal),
      /acme\/fleet is archived.*commit\.mode to "none"/,
    );
    assert.equal((await check({}, { archived: true, writes: false })).refusal, undefined);
    // What is committed is what the program wants: nothing.
    assert.equal((await check(committed, { archived: true })).refusal, undefined);
    const older = { ...committed, [`${DIRECTORY}/gotk-components.yaml`]: "# older" };
    assert.match(String((await check(older, { archived: true })).refusal), /is archived/);
    assert.equal((await check(older, { archived: true, upgrades: Upgrades.Git })).refusal, undefined);
  });

  it("takes the file of a cluster that follows the repository by a former name", async () => {
    const file = gotkSync({ ...SYNC, url: "ssh://git@github.com/acme/before" }).content;
    const committed = {
      [`${DIRECTORY}/gotk-sync.yaml`]: file,
      [`${DIRECTORY}/kustomization.yaml`]: kustomizationFile().content,
    };
    assert.match(String((await check(committed)).refusal), /follows the path .* of acme\/before/);
    assert.equal((await check(committed, { former: "acme/before" })).refusal, undefined);
    assert.match(String((await check(committed, { former: "acme/other" })).refusal), /It belongs to another cluster/);
  });

  it("asks whether the cluster may get another release, before that is committed", async () => {
    let asked = 0;
    const refuseUpgrade = () => {
      asked += 1;
      return Promise.resolve("version: must not be");
    };
    const file = `${DIRECTORY}/gotk-components.yaml`;
    const older = { [file]: "---\n# This manifest was generated by flux. DO NOT EDIT.\n# Flux Version: v2.8.8\n" };
    assert.match(String((await check(older, { refuseUpgrade })).refusal), /version: must not be$/);
    assert.equal(asked, 1);
    const same = { [file]: older[file]?.replace("v2.8.8", "v2.9.4") ?? "" };
    for (const [files, options] of [
      [{}, {}],
      [same, {}],
      [older, { upgrades: Upgrades.Git }],
      [older, { writes: false }],
    ] as const)
      assert.equal((await check(files, { ...options, refuseUpgrade })).refusal, undefined);
    assert.equal(asked, 1);
  });

  it("refuses a patch that kustomize cannot read, in a file too", async () => {
    const patches = "patches:\n  - path: flow.yaml\n    target: {kind: Deployment}\n";
    const files = {
      [`${DIRECTORY}/kustomization.yaml`]: `${kustomizationFile().content}${patches}`,
      [`${DIRECTORY}/flow.yaml`]: "[{op: remove, path: /spec/replicas}]",
    };
    for (const writes of [true, false])
      assert.match(String((await check(files, { writes })).refusal), /kustomization\.yaml: patches\[0\] must be JSON/);
  });

  it("reads the one of the cluster at the root of the repository", async () => {
    const sync = { ...SYNC, path: "" };
    const { refusal } = await check({ Kustomization: "resources: [apps.yaml]\n" }, { directory: "flux-system", sync });
    assert.match(String(refusal), /Kustomization: must list flux-system/);
  });
});
