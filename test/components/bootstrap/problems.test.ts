import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import type { FluxBootstrapArgs } from "../../../components";
import { problems } from "../../../components/bootstrap/problems";

const VALID = { github: { owner: "acme", repository: "fleet" }, path: "clusters/prod" } satisfies FluxBootstrapArgs;

describe("problems", () => {
  it("finds nothing wrong with the smallest arguments", () => {
    assert.deepEqual(problems(VALID), []);
  });

  it("takes a repository that is the output of a resource", () => {
    assert.deepEqual(problems({ ...VALID, github: { owner: "acme", repository: pulumi.output("fleet") } }), []);
  });

  for (const path of [".", "./", ".hidden", "./clusters/prod", "clusters/prod/", "a", "clusters/prod-1_a.b"]) {
    it(`accepts the path ${JSON.stringify(path)}`, () => {
      assert.deepEqual(problems({ ...VALID, path }), []);
    });
  }

  const paths: readonly (readonly [string, string])[] = [
    ["", "is required and must not be empty"],
    [" ", 'must be a directory of the repository; "." is its root, got " "'],
    ["/clusters", 'must be relative to the root of the repository, got "/clusters"'],
    ["../prod", 'must not leave the repository with "..", got "../prod"'],
    ["clusters/../..", 'must not leave the repository with "..", got "clusters/../.."'],
    ["clusters/50%", 'must not contain "%", got "clusters/50%"'],
    ["clusters/#1", 'must not contain "#", got "clusters/#1"'],
    ["clusters/?", 'must not contain "?", got "clusters/?"'],
    ["clusters\\prod", 'must not contain "\\\\", got "clusters\\\\prod"'],
    ["clusters/my prod", 'must not contain " ", got "clusters/my prod"'],
    ["clusters//prod", 'must not contain empty segments or ".", got "clusters//prod"'],
    [".git", 'must not be in .git, which Flux leaves out, got ".git"'],
    [".github/clusters/prod", 'must not be in .github, which Flux leaves out, got ".github/clusters/prod"'],
    ["clusters/./prod", 'must not contain empty segments or ".", got "clusters/./prod"'],
  ];
  for (const [path, reason] of paths) {
    it(`refuses the path ${JSON.stringify(path)}`, () => {
      assert.deepEqual(problems({ ...VALID, path }), [{ propertyPath: "path", reason }]);
    });
  }

  for (const duration of ["60", "1 m", "", "-1m", "1d", "m", "1m0"]) {
    it(`refuses the duration ${JSON.stringify(duration)} wherever one is taken`, () => {
      const sync = { interval: duration, sourceInterval: duration, timeout: duration, retryInterval: duration };
      const reason = `must be a Go duration such as "1m0s", got ${JSON.stringify(duration)}`;
      assert.deepEqual(
        problems({ ...VALID, timeout: duration, sync }),
        ["sync.sourceInterval", "sync.interval", "sync.timeout", "sync.retryInterval", "timeout"].map(
          (propertyPath) => ({ propertyPath, reason }),
        ),
      );
    });
  }

  for (const duration of ["1m0s", "90s", "1.5h", "500ms", "1h30m"]) {
    it(`accepts the duration ${duration}`, () => {
      assert.deepEqual(problems({ ...VALID, sync: { interval: duration } }), []);
    });
  }

  for (const namespace of ["Flux", "flux_system", "-flux", "flux-", "a".repeat(64), "flux.system"]) {
    it(`refuses the namespace ${namespace}`, () => {
      assert.deepEqual(
        problems({ ...VALID, namespace }).map(({ propertyPath }) => propertyPath),
        ["namespace"],
      );
    });
  }

  it("refuses a patch of the cluster's Kustomization that kustomize cannot read", () => {
    const patches = [{ patch: "[{op: remove, path: /spec}]", target: { kind: "Job" } }];
    assert.deepEqual(
      problems({ ...VALID, sync: { patches } }).map(({ propertyPath }) => propertyPath),
      ["sync.patches[0].patch"],
    );
  });

  it("names an unknown component by its place", () => {
    const components = ["source-controller", "kustomize-controller", "image-reflector"];
    assert.deepEqual(problems({ ...VALID, components }), [
      {
        propertyPath: "components[2]",
        reason:
          'expected one of source-controller, kustomize-controller, helm-controller, notification-controller, image-reflector-controller, image-automation-controller, source-watcher, got "image-reflector"',
      },
    ]);
  });

  it("refuses a component that is listed twice", () => {
    const components = ["source-controller", "kustomize-controller", "source-controller"];
    assert.deepEqual(problems({ ...VALID, components }), [
      { propertyPath: "components[2]", reason: '"source-controller" is listed twice' },
    ]);
  });

  it("refuses an extra component that is not one, or is listed already", () => {
    assert.deepEqual(problems({ ...VALID, componentsExtra: ["source-watcher", "helm-controller"] }), [
      { propertyPath: "componentsExtra[1]", reason: '"helm-controller" is listed twice' },
    ]);
  });

  const installOptions: readonly (readonly [Partial<FluxBootstrapArgs>, string, string])[] = [
    [{ logLevel: "warn" as "info" }, "logLevel", 'expected one of debug, info, error, got "warn"'],
    [
      { clusterDomain: "Corp.Internal" },
      "clusterDomain",
      'must be a DNS name: lower-case letters, digits, dashes and dots, got "Corp.Internal"',
    ],
    [
      { registry: "https://ghcr.io/fluxcd" },
      "registry",
      'must be a registry such as "ghcr.io/fluxcd", without a scheme or a tag, got "https://ghcr.io/fluxcd"',
    ],
    [
      { registry: "ghcr.io/fluxcd/" },
      "registry",
      'must be a registry such as "ghcr.io/fluxcd", without a scheme or a tag, got "ghcr.io/fluxcd/"',
    ],
    [
      { imagePullSecret: "reg cred" },
      "imagePullSecret",
      'must be a DNS name: lower-case letters, digits, dashes and dots, got "reg cred"',
    ],
    [
      { tolerationKeys: ["ok", "a b"] },
      "tolerationKeys[1]",
      'must be the key of a taint such as "node.kubernetes.io/controllers", got "a b"',
    ],
  ];
  for (const [args, propertyPath, reason] of installOptions) {
    it(`refuses ${JSON.stringify(args)}`, () => {
      assert.deepEqual(problems({ ...VALID, ...args }), [{ propertyPath, reason }]);
    });
  }

  it("accepts every option of flux install", () => {
    const args = {
      componentsExtra: ["image-reflector-controller"],
      networkPolicy: false,
      watchAllNamespaces: false,
      logLevel: "debug",
      clusterDomain: "corp.internal",
      registry: "registry.example.com:5000/fluxcd",
      imagePullSecret: "regcred",
      tolerationKeys: ["node.kubernetes.io/controllers"],
    } as const;
    assert.deepEqual(problems({ ...VALID, ...args }), []);
  });

  it("asks for the controllers that Flux cannot run from Git without", () => {
    assert.deepEqual(problems({ ...VALID, components: ["helm-controller"] }), [
      {
        propertyPath: "components",
        reason: 'must include "source-controller", without which Flux cannot run from Git. Add it.',
      },
      {
        propertyPath: "components",
        reason: 'must include "kustomize-controller", without which Flux cannot run from Git. Add it.',
      },
    ]);
  });

  it("asks for an owner and a repository", () => {
    assert.deepEqual(problems({ ...VALID, github: { owner: "", repository: "" } }), [
      { propertyPath: "github.owner", reason: "is required and must not be empty" },
      { propertyPath: "github.repository", reason: "is required and must not be empty" },
    ]);
  });

  it("refuses a repository with its owner in it", () => {
    assert.deepEqual(problems({ ...VALID, github: { owner: "acme", repository: "acme/fleet" } }), [
      {
        propertyPath: "github.repository",
        reason: 'must be the name of a GitHub repository, without its owner, got "acme/fleet"',
      },
    ]);
  });

  for (const branch of [
    "",
    "-main",
    "a..b",
    "a b",
    "a~1",
    "a^",
    "a:b",
    "a?",
    "a*",
    "a[",
    "a\\b",
    "/a",
    "a/",
    "a//b",
    "a.lock",
    "@",
    "a@{1",
    "a.",
  ]) {
    it(`refuses the branch ${JSON.stringify(branch)}`, () => {
      const found = problems({ ...VALID, github: { ...VALID.github, branch } });
      assert.deepEqual(found, [
        { propertyPath: "github.branch", reason: `must be the name of a Git branch, got ${JSON.stringify(branch)}` },
      ]);
    });
  }

  for (const branch of ["main", "release/1.2", "a@b", "feature#1", "x"]) {
    it(`accepts the branch ${branch}`, () => {
      assert.deepEqual(problems({ ...VALID, github: { ...VALID.github, branch } }), []);
    });
  }

  it("asks for the host keys of a host that none are pinned for", () => {
    const reason =
      'is required for "git.example.com:2222", for which this package pins no host keys. Set it to the keys that the host publishes: no key is trusted on first use.';
    assert.deepEqual(problems({ ...VALID, github: { ...VALID.github, sshHostname: "git.example.com:2222" } }), [
      { propertyPath: "github.knownHosts", reason },
    ]);
  });

  it("needs no host keys for the SSH hosts of github.com", () => {
    for (const sshHostname of ["github.com", "ssh.github.com:443"]) {
      assert.deepEqual(problems({ ...VALID, github: { ...VALID.github, sshHostname } }), []);
    }
  });

  it("refuses a version that is not a release of Flux", () => {
    assert.deepEqual(problems({ ...VALID, version: "2.9.4" }), [
      { propertyPath: "version", reason: 'must be a Flux release such as "v2.9.4", got "2.9.4"' },
    ]);
  });

  it("refuses a value of another type, as a program in JavaScript can pass it", () => {
    const args = { ...VALID, namespace: 7 } as unknown as FluxBootstrapArgs;
    assert.deepEqual(problems(args), [{ propertyPath: "namespace", reason: "must be a string, got 7" }]);
  });

  it("lists every problem at once", () => {
    const args = { github: { owner: "", repository: "fleet" }, path: "/", namespace: "X", sync: { interval: "1" } };
    assert.deepEqual(
      problems(args).map(({ propertyPath }) => propertyPath),
      ["namespace", "github.owner", "path", "sync.interval"],
    );
  });

  it("refuses upgrades in Git where the program does not know what Git has", () => {
    const bucket = { bucketName: "fleet", endpoint: "s3.example.com" };
    const reason =
      '"git" requires github as the source and a commit.mode that writes to it: otherwise this program does not know what Git has. Remove it.';
    const refused = [{ propertyPath: "upgrades", reason }];
    assert.deepEqual(problems({ path: "clusters/prod", bucket, upgrades: "git" }), refused);
    assert.deepEqual(problems({ ...VALID, commit: { mode: "none" }, upgrades: "git" }), refused);
    assert.deepEqual(problems({ ...VALID, upgrades: "git" }), []);
    assert.deepEqual(problems({ ...VALID, commit: { mode: "none" }, upgrades: "program" }), []);
  });

  const destroys: readonly (readonly [Partial<FluxBootstrapArgs>, readonly [string, RegExp][]])[] = [
    [{ onDestroy: { flux: "keep", files: "delete" } }, [["files", /conflicts with onDestroy\.flux "keep"/]]],
    [{ onDestroy: { flux: "keep", workloads: "delete" } }, [["workloads", /conflicts with onDestroy\.flux "keep"/]]],
    [{ onDestroy: { workloads: "delete" }, upgrades: "git" }, [["workloads", /conflicts with upgrades "git"/]]],
    [
      { onDestroy: { workloads: "delete" }, sync: { deletionPolicy: "Delete" } },
      [["workloads", /conflicts with sync\.deletionPolicy/]],
    ],
    [{ onDestroy: { flux: "keep", files: "keep" } }, []],
    [{ onDestroy: { files: "keep", workloads: "delete" } }, []],
    [{ onDestroy: { workloads: "keep" }, upgrades: "git", sync: { deletionPolicy: "Delete" } }, []],
  ];
  for (const [args, expected] of destroys) {
    it(`${expected.length === 0 ? "takes" : "refuses"} ${JSON.stringify(args)}`, () => {
      const found = problems({ ...VALID, ...args });
      assert.deepEqual(
        found.map(({ propertyPath }) => propertyPath),
        expected.map(([name]) => `onDestroy.${name}`),
      );
      for (const [index, [, reason]] of expected.entries()) assert.match(found[index]?.reason ?? "", reason);
    });
  }

  it("refuses notifications that need a Git host where there is none", () => {
    const notifications = { commitStatus: { token: "T" }, receiver: { url: "https://flux.example.com" } };
    const bucket = { bucketName: "fleet", endpoint: "s3.example.com" };
    assert.deepEqual(problems({ path: "clusters/prod", bucket, notifications }), [
      { propertyPath: "notifications.commitStatus", reason: "requires github as the source, got bucket. Remove it." },
      { propertyPath: "notifications.receiver", reason: "requires github as the source, got bucket. Remove it." },
    ]);
  });
});
