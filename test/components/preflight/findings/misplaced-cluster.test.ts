import assert from "node:assert/strict";

import { gotkSync } from "../../../../components/manifests/sync";
import { overlappingCluster } from "../../../../components/preflight/findings/misplaced-cluster";
import { SYNC } from "../../flux-files";

const URL = "ssh://git@github.com/acme/fleet";

/** The files of a cluster that Flux applies to. */
function cluster(path: string, { branch = "main", root = path } = {}): Readonly<Record<string, string>> {
  const file = path === "" ? "flux-system/gotk-sync.yaml" : `${path}/flux-system/gotk-sync.yaml`;
  return { [file]: gotkSync({ ...SYNC, url: URL, branch, path: root }).content };
}

function listing(...resources: readonly string[]): string {
  return JSON.stringify({ resources });
}

async function overlap(files: Readonly<Record<string, string>>, path: string, ignores = false) {
  const read: string[] = [];
  const git = {
    branch: "main",
    files: new Set(Object.keys(files)),
    read: (file: string) => {
      read.push(file);
      return Promise.resolve(files[file]);
    },
  };
  const directory = path === "" ? "flux-system" : `${path}/flux-system`;
  return { refusal: await overlappingCluster(git, { path, directory, ignores }), read };
}

describe("overlappingCluster", () => {
  const eu = "clusters/prod/eu";
  const overlapping: readonly (readonly [string, Readonly<Record<string, string>>, string, RegExp])[] = [
    ["above one", cluster("clusters/prod"), "clusters", /^path: must not be above .* got "clusters"/],
    [
      "far above one",
      cluster("clusters/eu/prod"),
      "",
      /commit a kustomization\.yaml .*got "\."|got "\.".*commit a kust/,
    ],
    [
      "above one that a file leads to",
      {
        ...cluster(eu),
        "clusters/kustomization.yaml": listing("flux-system", "prod"),
        "clusters/prod/kustomization.yaml": listing("./eu"),
      },
      "clusters",
      /must not be above/,
    ],
    ["below one", cluster("clusters/prod"), eu, /must not be below clusters\/prod, .* got "clusters\/prod\/eu"/],
    ["below one at the root", cluster(""), eu, /must not be below the root, .*commit a kustomization\.yaml/],
    [
      "below one whose root is further up",
      cluster("clusters/prod", { root: "./clusters/" }),
      eu,
      /must not be below clusters, which .*, as clusters\/prod\/flux-system\/gotk-sync\.yaml says/,
    ],
    [
      "in the directory of one with another namespace",
      { "clusters/prod/gitops/gotk-sync.yaml": "" },
      "clusters/prod",
      /must not be above another cluster's clusters\/prod\/gitops/,
    ],
  ];
  for (const [where, files, path, expected] of overlapping)
    it(`refuses a cluster ${where}`, async () => assert.match(String((await overlap(files, path)).refusal), expected));

  const apart: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ["beside others", { ...cluster("clusters/prod"), ...cluster("clusters/prod2"), ...cluster("x") }, "clusters/pro"],
    ["in its own place", cluster("clusters/prod"), "clusters/prod"],
    [
      "above one that no file leads to",
      {
        ...cluster(eu),
        "clusters/Kustomization": listing("flux-system", "prod"),
        "clusters/prod/kustomization.yml": "",
      },
      "clusters",
    ],
    ["above one that is left out", { ...cluster("clusters/prod"), "clusters/.sourceignore": "/prod" }, "clusters"],
    [
      "below one that lists others",
      { ...cluster("clusters/prod"), "clusters/prod/kustomization.yaml": listing("flux-system", "apps") },
      eu,
    ],
    ["below one of another branch", cluster("clusters/prod", { branch: "staging" }), eu],
    ["below one that applies its own directory", cluster("clusters/prod", { root: "clusters/prod/flux-system" }), eu],
    ["below a file that cannot be read", { "clusters/prod/flux-system/gotk-sync.yaml": "a: [" }, eu],
  ];
  for (const [where, files, path] of apart)
    it(`takes a cluster ${where}`, async () => assert.equal((await overlap(files, path)).refusal, undefined));

  it("takes a cluster above others of which its own arguments leave files out", async () => {
    assert.equal((await overlap(cluster("clusters/prod"), "clusters", true)).refusal, undefined);
  });

  it("reads no file of clusters that are beside it", async () => {
    const many = Array.from({ length: 50 }, (_, index) => cluster(`clusters/c${String(index)}`));
    const files = Object.assign({}, ...many) as Readonly<Record<string, string>>;
    assert.deepEqual((await overlap(files, "clusters/prod")).read, []);
  });
});
