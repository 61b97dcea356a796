import assert from "node:assert/strict";

import { RE2JS } from "re2js";

import { readPage } from "../documentation";

interface Configuration {
  readonly customManagers: readonly {
    readonly managerFilePatterns: readonly string[];
    readonly matchStrings: readonly string[];
  }[];
}

/** What Renovate finds in a file, with the regular expressions of RE2 as it uses them. */
function found(configuration: string, file: string, text: string, group = "currentValue"): string[] {
  const { customManagers } = JSON.parse(readPage(configuration)) as Configuration;
  return customManagers
    .filter(({ managerFilePatterns }) =>
      managerFilePatterns.some((pattern) => RE2JS.compile(pattern.slice(1, -1)).matcher(file).find()),
    )
    .flatMap(({ matchStrings }) => matchStrings)
    .flatMap((pattern) => {
      const matcher = RE2JS.compile(pattern).matcher(text);
      const values: string[] = [];
      while (matcher.find()) values.push(String(matcher.group(group)));
      return values;
    });
}

describe("renovate/flux.json", () => {
  for (const [file, text] of [
    ["index.ts", 'const flux = new FluxBootstrap("fleet", {\n  github,\n  path: "a",\n  version: "v2.9.4",\n});'],
    ["index.js", "new fb.FluxBootstrap('fleet', { version: 'v2.9.4' })"],
    ["__main__.py", 'flux = FluxBootstrap("fleet",\n    path="a",\n    version="v2.9.4")'],
    ["Pulumi.yaml", "  fleet:\n    type: flux-bootstrap:FluxBootstrap\n    properties:\n      version: v2.9.4\n"],
    [
      "main.go",
      'NewFluxBootstrap(ctx, "fleet", &fluxbootstrap.FluxBootstrapArgs{\n  Version: pulumi.String("v2.9.4"),\n})',
    ],
    ["Program.cs", 'new FluxBootstrap("fleet", new FluxBootstrapArgs { Version = "v2.9.4" });'],
    ["App.java", 'new FluxBootstrap("fleet", FluxBootstrapArgs.builder().version("v2.9.4").build());'],
    ["Pulumi.dev.yaml", "config:\n  flux-bootstrap:path: a\n  flux-bootstrap:version: v2.9.4\n"],
  ] as const) {
    it(`finds the release of Flux in ${file}`, () => {
      assert.deepEqual(found("renovate/flux.json", file, text), ["v2.9.4"]);
    });
  }

  it("finds no version of something else", () => {
    const chart =
      'new FluxBootstrap("fleet", args);\nnew HelmRelease("web", { chart: { spec: { version: "v2.1.0" } } });';
    assert.deepEqual(found("renovate/flux.json", "index.ts", chart), []);
    assert.deepEqual(found("renovate/flux.json", "README.md", 'new FluxBootstrap("a", { version: "v2.9.4" })'), []);
  });
});

describe("renovate.json", () => {
  it("finds the programs that the tests of the package run", () => {
    const file = "test/e2e/package/registry-tool.ts";
    assert.deepEqual(found("renovate.json", file, readPage(file), "depName"), [
      "pnpm",
      "@yarnpkg/cli-dist",
      "typescript",
    ]);
  });
});
