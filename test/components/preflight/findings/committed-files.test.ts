import assert from "node:assert/strict";

import {
  unreadablePatches,
  unsuitableKustomization,
  wronglyNamedKustomization,
} from "../../../../components/preflight/findings/committed-kustomization";
import { renamedRoot, syncOfOthers } from "../../../../components/preflight/findings/committed-sync";
import { isForeign, isManaged, kustomizationFile } from "../../../../components/manifests/kustomization-file";
import { gotkSync } from "../../../../components/manifests/sync";

const DEFAULT = kustomizationFile().content;
const MANAGED = kustomizationFile(["gotk-shards.yaml"]).content;
const PERSONAL = `${DEFAULT}\npatches:\n  - path: mine.yaml\n`;

const FITTING = { files: ["gotk-components.yaml", "gotk-sync.yaml"], namespace: "flux-system", isChangedInVain: false };
const CONFLICTING = { ...FITTING, isChangedInVain: true };

describe("unreadablePatches", () => {
  const FLOW = "[{op: add, path: /metadata/labels/a, value: b}]";
  const JSON_LIST = '[{"op": "remove", "path": "/metadata/labels/a"}]';
  const of = (fields: object, files: Readonly<Record<string, string>> = {}) =>
    unreadablePatches(
      `${DEFAULT}\n${JSON.stringify(fields)
        .slice(1, -1)
        .replace(/^"(\w+)":/, "$1: ")}\n`,
      "k.yaml",
      (name) => files[name],
    );
  const target = { kind: "Deployment" };

  it("names the patches that kustomize takes for JSON, inline and in files, and the way out", () => {
    assert.equal(
      of(
        {
          patches: [
            { patch: JSON_LIST, target },
            { patch: `\n${FLOW}`, target },
            { path: "flow.yaml", target },
          ],
        },
        { "flow.yaml": FLOW },
      ),
      'k.yaml: patches[1] and patches[2] must be JSON where it begins with "[", because kustomize then reads it as JSON and not as YAML. ' +
        "Begin each operation on a line of its own with `- op:`, or write JSON.",
    );
    assert.match(
      String(of({ patchesJson6902: [{ patch: FLOW, target }] })),
      /^k\.yaml: patchesJson6902\[0\] must be JSON/,
    );
  });

  it("takes what kustomize reads as YAML", () => {
    const files = { "commented.yaml": `# why\n${FLOW}` };
    assert.equal(
      of(
        {
          patches: [
            { path: "commented.yaml", target },
            { path: "absent.yaml", target },
            { patch: "- {op: remove, path: /a}", target },
          ],
        },
        files,
      ),
      undefined,
    );
    assert.equal(of({ patchesJson6902: [{ patch: `\n${FLOW}`, target }] }), undefined);
  });
});

describe("unsuitableKustomization", () => {
  it("knows what flux bootstrap and this package write from what a person does", () => {
    assert.deepEqual([DEFAULT, `${DEFAULT}\n`, MANAGED, PERSONAL].map(isForeign), [false, false, false, true]);
    assert.deepEqual([DEFAULT, MANAGED, PERSONAL].map(isManaged), [false, true, false]);
  });

  it("takes the same in other words for what flux bootstrap writes, and nothing that holds more", () => {
    const same = [
      DEFAULT.replaceAll("\n", "\r\n"),
      `---\n# The platform team's\n${DEFAULT}`,
      "kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\nresources:\n    - ./gotk-sync.yaml\n    - gotk-components.yaml # Flux\n",
      "{ resources: [gotk-components.yaml, gotk-sync.yaml] }",
    ];
    const more = [
      "resources: [gotk-components.yaml]",
      "resources: [gotk-components.yaml, gotk-sync.yaml, more.yaml]",
      "resources: [gotk-components.yaml, gotk-sync.yaml]\nnamePrefix: a-\n",
      "apiVersion: kustomize.toolkit.fluxcd.io/v1\nresources: [gotk-components.yaml, gotk-sync.yaml]\n",
      "kind: Component\nresources: [gotk-components.yaml, gotk-sync.yaml]\n",
      "resources: gotk-components.yaml,gotk-sync.yaml",
      "[]",
      "",
    ];
    assert.deepEqual([same.map(isForeign), more.map(isForeign)], [same.map(() => false), more.map(() => true)]);
    for (const text of same) assert.equal(unsuitableKustomization(text, "k.yaml", CONFLICTING), undefined);
  });

  it("takes what is ours, whoever decides what is to be in it", () => {
    for (const manifests of [FITTING, CONFLICTING]) {
      for (const found of [DEFAULT, MANAGED])
        assert.equal(unsuitableKustomization(found, "k.yaml", manifests), undefined);
    }
  });

  it("keeps what a person wrote as long as it lists Flux's manifests", () => {
    assert.equal(unsuitableKustomization(PERSONAL, "k.yaml", FITTING), undefined);
    assert.equal(
      unsuitableKustomization("resources: [./gotk-components.yaml]\n", "k.yaml", FITTING),
      "k.yaml: must list gotk-sync.yaml, so that Flux manages itself; this program does not change a file that was written by hand. Add to it in Git:\nresources:\n  - gotk-sync.yaml",
    );
  });

  it("does not judge what kustomize reads and this package does not", () => {
    assert.equal(unsuitableKustomization("resources: &all [base]\n", "k.yaml", FITTING), undefined);
  });

  it("takes names of Flux's own objects that stay the same, and refuses others", () => {
    for (const same of ["namespace: flux-system\n", "namePrefix: ''\n", "nameSuffix: null\n"])
      assert.equal(unsuitableKustomization(`${DEFAULT}${same}`, "k.yaml", FITTING), undefined);
    assert.equal(
      unsuitableKustomization(`${DEFAULT}namespace: flux-system\n`, "k.yaml", { ...FITTING, namespace: "gitops" }),
      'k.yaml: must not rename Flux\'s own objects, got namespace: "flux-system". Flux would build them a second time, under other names than this program. ' +
        "Take that out of the file in Git, and set the argument `namespace` where Flux is to run in another namespace.",
    );
    assert.match(
      String(unsuitableKustomization(`${DEFAULT}namePrefix: a-\nnameSuffix: -b\n`, "k.yaml", FITTING)),
      /got namePrefix: "a-", nameSuffix: "-b"\..* Take that out of the file in Git\.$/,
    );
  });

  it("must list the files that some arguments add, and no longer those that the program does not write any more", () => {
    const files = [...FITTING.files, "gotk-shards.yaml"];
    assert.match(
      String(unsuitableKustomization(PERSONAL, "k.yaml", { ...FITTING, files })),
      /^k\.yaml: must list gotk-shards\.yaml, .*\nresources:\n {2}- gotk-shards\.yaml$/,
    );
    const listing = PERSONAL.replace("resources:\n", "resources:\n- ./gotk-shards.yaml\n");
    assert.equal(unsuitableKustomization(listing, "k.yaml", { ...FITTING, files }), undefined);
    assert.match(
      String(unsuitableKustomization(listing, "k.yaml", FITTING)),
      /^k\.yaml: must not list gotk-shards\.yaml, which this program does not write any more: .* Take the line out of the file in Git/,
    );
  });

  it("does not let the caller's arguments take the place of what a person wrote", () => {
    assert.match(
      String(unsuitableKustomization(PERSONAL, "k.yaml", CONFLICTING)),
      /^k\.yaml: must not be written by hand .*Move its content into `patches` and delete the file from Git, or remove these arguments and write what they change into its patches in Git; and run it again\.$/,
    );
  });
});

describe("syncOfOthers", () => {
  const wanted = { repository: "acme/fleet", branch: "main", path: "clusters/prod" };
  const sync = (path: string, url = "ssh://git@github.com/acme/fleet"): string =>
    gotkSync({
      name: "flux-system",
      namespace: "flux-system",
      url,
      branch: "main",
      secretName: "s",
      path,
      sourceInterval: "1m",
      interval: "1m",
      prune: true,
    }).content;

  it("takes this cluster's own, over another transport too", () => {
    assert.equal(syncOfOthers(sync("clusters/prod"), wanted, "s.yaml"), undefined);
    assert.equal(syncOfOthers(sync("clusters/prod", "https://github.com/acme/fleet.git"), wanted, "s.yaml"), undefined);
  });

  it("refuses that of another one", () => {
    assert.match(
      String(syncOfOthers(sync("clusters/dev"), wanted, "s.yaml")),
      /^s\.yaml: follows the path "clusters\/dev" of acme\/fleet at main, not "clusters\/prod"\. It belongs to another cluster\./,
    );
  });

  it("says how a root is widened that applies only its own directory", () => {
    const file = "clusters/prod/flux-system/gotk-sync.yaml";
    const advice = String(syncOfOthers(sync("clusters/prod/flux-system/"), wanted, file));
    const [, widened = ""] = /`spec\.path` to "(.*?)" in Git/.exec(advice) ?? [];
    assert.equal(syncOfOthers(sync(widened), wanted, file), undefined);
    assert.match(
      String(syncOfOthers(sync("flux-system"), { ...wanted, path: "" }, "flux-system/gotk-sync.yaml")),
      /"\.\/"/,
    );
  });

  it("takes this cluster's own that follows a tag", () => {
    assert.equal(
      syncOfOthers(sync("clusters/prod").replace("branch: main", "tag: 1.0.0"), wanted, "s.yaml"),
      undefined,
    );
  });

  it("does not judge what is no sync, or cannot be read", () => {
    for (const text of ["", "kind: [", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"])
      assert.equal(syncOfOthers(text, wanted, "s.yaml"), undefined);
  });
});

describe("renamedRoot", () => {
  const wanted = { name: "flux-system", namespace: "flux-system" };
  const sync = (name: string, namespace: string, kind = "Kustomization", group = "kustomize.toolkit.fluxcd.io") =>
    `apiVersion: ${group}/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n`;
  const rows: readonly (readonly [string, string, string, string])[] = [
    ["another name", "gitops", "flux-system", '`sync.name` to "gitops"'],
    ["another namespace", "flux-system", "gitops", '`namespace` to "gitops"'],
    [
      "both others, as of `flux bootstrap --namespace`",
      "gitops",
      "gitops",
      '`sync.name` to "gitops" and `namespace` to "gitops"',
    ],
  ];
  for (const [what, name, namespace, advice] of rows)
    it(`refuses ${what}, and says which`, () => {
      assert.equal(
        renamedRoot(sync(name, namespace), wanted, "s.yaml"),
        `s.yaml: names the cluster's Kustomization "${namespace}/${name}", not "flux-system/flux-system". Flux would delete itself ` +
          `together with the old one. Set ${advice}.`,
      );
      assert.equal(renamedRoot(sync(name, namespace), { name, namespace }, "s.yaml"), undefined);
    });

  it("takes the same, also among others that a person has added", () => {
    const own = sync("flux-system", "flux-system");
    for (const text of [own, `${sync("apps", "flux-system")}---\n${own}`])
      assert.equal(renamedRoot(text, wanted, "s.yaml"), undefined);
  });

  it("does not judge what has no Kustomization of Flux, or cannot be read", () => {
    const others = [
      sync("a", "b", "GitRepository", "source.toolkit.fluxcd.io"),
      sync("a", "b", "Kustomization", "example.com"),
    ];
    for (const text of ["", "kind: [", ...others]) assert.equal(renamedRoot(text, wanted, "s.yaml"), undefined);
  });
});

describe("wronglyNamedKustomization", () => {
  it("says how to rename a file that kustomize would find beside kustomization.yaml", () => {
    assert.equal(wronglyNamedKustomization("a/kustomization.yaml"), undefined);
    assert.match(
      String(wronglyNamedKustomization("a/Kustomization")),
      /\ngit mv a\/Kustomization a\/kustomization\.yaml$/,
    );
    assert.match(
      String(wronglyNamedKustomization("kustomization.yml")),
      /\ngit mv kustomization\.yml kustomization\.yaml$/,
    );
  });
});
