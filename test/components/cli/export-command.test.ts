import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import * as path from "node:path";
import { COMPONENTS } from "../../../components/manifests/controllers";
import type { InstallOptions } from "../../../components/manifests/install-options";
import { REFERENCE } from "../../reference";
import { goldenCombinations } from "../manifests/golden/golden";
import { referenceFile } from "../manifests/reference-bundle";
import { runInProcess } from "./run-in-process";

const EXTRA = "image-reflector-controller,image-automation-controller,source-watcher";

const singleOptions: Readonly<Record<string, readonly string[]>> = JSON.parse(
  referenceFile("v2.9.4", "options", "options.json"),
);

/** The command line for a release of the reference copies. */
function exportOf(version: string, bundle = version): string[] {
  return ["export", `--version=${version}`, `--manifests=${path.join(REFERENCE, bundle, "bundle")}`];
}

async function exported(...argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runInProcess(...argv);
  assert.deepEqual([code, stderr], [0, ""]);
  return stdout;
}

/** Flags with the values of all options, whether they are the default or not. */
function flagsOf(options: InstallOptions): string[] {
  return [
    `--components=${options.components.join(",")}`,
    `--namespace=${options.namespace}`,
    `--network-policy=${String(options.networkPolicy)}`,
    `--watch-all-namespaces=${String(options.watchAllNamespaces)}`,
    `--log-level=${options.logLevel}`,
    `--cluster-domain=${options.clusterDomain}`,
    `--registry=${options.registry}`,
    `--image-pull-secret=${options.imagePullSecret ?? ""}`,
    `--toleration-keys=${options.tolerationKeys.join(",")}`,
  ];
}

// Names the first line that differs, where `assert.equal` would print both files.
function assertSameText(actual: string, expected: string): void {
  if (actual === expected) return;
  const [actualLines, lines] = [actual.split("\n"), expected.split("\n")];
  const index = actualLines.findIndex((line, at) => line !== lines[at]);
  assert.fail(`line ${String(index + 1)}: ${String(actualLines[index])}, expected ${String(lines[index])}`);
}

describe("flux-bootstrap export", () => {
  for (const version of ["v2.9.4", "v2.8.8"]) {
    it(`prints what flux install --export prints for ${version}`, async () => {
      assertSameText(await exported(...exportOf(version)), referenceFile(version, "gotk-components.yaml"));
    });
  }

  it("prints what flux install --export prints with all extra components", async () => {
    const all = referenceFile("v2.9.4", "gotk-components-all.yaml");
    assertSameText(await exported(...exportOf("v2.9.4"), `--components-extra=${EXTRA}`), all);
    assertSameText(await exported(...exportOf("v2.9.4"), "--components", COMPONENTS.join(",")), all);
  });

  it("has the flags for every reference file of a single option", () => {
    const files = readdirSync(path.join(REFERENCE, "v2.9.4", "options")).filter((name) => name.endsWith(".yaml"));
    assert.deepEqual(Object.keys(singleOptions).sort(), files.sort());
  });

  for (const [file, flags] of Object.entries(singleOptions)) {
    it(`prints what flux install --export ${flags.join(" ")} prints`, async () => {
      assertSameText(await exported(...exportOf("v2.9.4"), ...flags), referenceFile("v2.9.4", "options", file));
    });
  }

  for (const [index, { version, bundle, options, sha256 }] of goldenCombinations().entries()) {
    it(`takes all flags at once: ${version}, combination ${String(index + 1)}`, async () => {
      const content = await exported(...exportOf(version, bundle), ...flagsOf(options));
      assert.equal(createHash("sha256").update(content).digest("hex"), sha256, flagsOf(options).join(" "));
    });
  }

  const [reflector, automation, watcher] = [
    "image-reflector-controller",
    "image-automation-controller",
    "source-watcher",
  ];
  const same: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["a boolean flag without a value is true", ["--network-policy", "--watch-all-namespaces"], []],
    ["a boolean flag takes what Go's flags take", ["--network-policy=F"], ["--network-policy=false"]],
    [
      "a list adds to itself",
      [`--components-extra=${watcher}`, "--components-extra", `${reflector},${automation}`],
      [`--components-extra=${watcher},${reflector},${automation}`],
    ],
    ["of other flags the last one counts", ["-n", "a", "-n", "b"], ["--namespace=b"]],
    ["empty values mean none", ["--components-extra=", "--toleration-keys", "", "--image-pull-secret="], []],
  ];
  for (const [what, flags, others] of same) {
    it(`reads flags as the Flux CLI does: ${what}`, async () => {
      assertSameText(await exported(...exportOf("v2.9.4"), ...flags), await exported(...exportOf("v2.9.4"), ...others));
    });
  }

  it("requires no component in particular, as flux install does", async () => {
    const content = await exported(...exportOf("v2.9.4"), "--components=helm-controller");
    assert.match(content, /^# Components: helm-controller$/m);
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [["--export"], /unknown option '--export'/],
    [["v2.9.4"], /too many arguments/],
    [["--namespace"], /argument missing/],
    [["--version=2.9.4"], /--version .*must be a release tag such as "v2\.9\.4", got "2\.9\.4"/],
    [["--version=latest"], /must be a release tag/],
    [["--version=v2.9.4/.."], /must be a release tag/],
    [["--version=v1.2.3"], /expected a release such as "v2\.9\.4", got "v1\.2\.3"/],
    [
      ["--components=source-controller,nope"],
      /'--components .*unknown component "nope", expected one of source-controller, /,
    ],
    [["--components=source-controller, helm-controller"], /unknown component " helm-controller"/],
    [["--components="], /no component is named/],
    [["--components-extra=constructor"], /'--components-extra .*unknown component "constructor"/],
    [["--components-extra=source-controller"], /"source-controller" is listed twice/],
    [["--namespace="], /must be a DNS label/],
    [["--namespace=Flux\nSystem"], /must be a DNS label/],
    [["--namespace", "--log-level=info"], /must be a DNS label/],
    [["--network-policy=no"], /must be true or false/],
    [["--network-policy="], /must be true or false/],
    [["--watch-all-namespaces=TrUe"], /must be true or false/],
    [["--log-level=warn"], /expected one of debug, info, error/],
    [["--cluster-domain="], /must be a DNS name/],
    [["--registry=https://ghcr.io/fluxcd"], /must be a registry/],
    [["--image-pull-secret=a_b"], /must be a DNS name/],
    [["--toleration-keys=a,,b"], /must be the key of a taint/],
    [["--manifests="], /must not be empty/],
    [["--manifests=/nonexistent"], /must be a directory or a \.tar\.gz archive that exists/],
    [["--manifests=package.json"], /must be a directory or a \.tar\.gz archive that exists/],
  ];
  for (const [flags, message] of wrong) {
    it(`exits 2 with one line and no output for ${JSON.stringify(flags.join(" "))}`, async () => {
      const { code, stdout, stderr } = await runInProcess("export", ...flags);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, /^error: .*\n$/);
      assert.match(stderr, message);
    });
  }

  it("lists its flags with their defaults in its help", async () => {
    const help = await exported("export", "--help");
    for (const flag of ["components-extra", "image-pull-secret", "manifests", ...flagNames()]) {
      assert.match(help, new RegExp(`--${flag} `));
    }
    assert.match(help, /--version <tag> .*\(default: v2\.9\.4\)/);
  });
});

function flagNames(): string[] {
  return Object.values(singleOptions)
    .flat()
    .map((flag) => flag.slice(2).replace(/=.*/, ""));
}
