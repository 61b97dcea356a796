import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import * as components from "../../components";
import manifest from "../../package.json";
import plugin from "../../plugin/package.json";
import schema from "../../plugin/schema.json";

interface Property {
  readonly $ref?: string;
  readonly type?: string;
  readonly plain?: boolean;
  readonly secret?: boolean;
  readonly description?: string;
  readonly additionalProperties?: Property;
  readonly oneOf?: readonly Property[];
}

interface ObjectType {
  readonly properties?: Readonly<Record<string, Property>>;
  readonly enum?: readonly { readonly value: string }[];
}

const types = schema.types as Readonly<Record<string, ObjectType>>;
const resources = schema.resources as Readonly<
  Record<string, { readonly inputProperties: Readonly<Record<string, Property>> }>
>;

const typed = (name: string) => types[`flux-bootstrap:index:${name}`];
const inputsOf = (name: string) => resources[`flux-bootstrap:index:${name}`]?.inputProperties ?? {};

describe("The schema of the plugin", () => {
  it("has every component that the package exports", () => {
    const classes = Object.entries(components).flatMap(([name, value]) =>
      typeof value === "function" && value.prototype instanceof pulumi.ComponentResource ? [name] : [],
    );
    assert.deepEqual(Object.keys(resources).sort(), classes.map((name) => `flux-bootstrap:index:${name}`).sort());
  });

  it("takes plain values where the types do, and outputs elsewhere", () => {
    assert.equal(typed("GitHub")?.properties?.["owner"]?.plain, true);
    assert.equal(typed("GitHub")?.properties?.["repository"]?.plain, undefined);
    assert.equal(inputsOf("Kustomization")["flux"]?.plain, true);
  });

  it("marks secrets, also those whose type is one", () => {
    assert.equal(typed("Token")?.properties?.["value"]?.secret, true);
    assert.equal(inputsOf("Receiver")["token"]?.secret, true);
  });

  it("marks no map as a secret whose keys are plain, because the SDK of Go does not compile then", () => {
    for (const { plain, secret } of [
      inputsOf("Kustomization")["decryptionKeys"],
      inputsOf("AlertProvider")["secret"],
    ].map((property) => property ?? {}))
      assert.deepEqual({ plain, secret }, { plain: true, secret: undefined });
  });

  it("has closed sets as enums, and leaves those open that the release of Flux decides", () => {
    assert.deepEqual(
      typed("LogLevel")?.enum?.map(({ value }) => value),
      ["debug", "info", "error"],
    );
    assert.deepEqual(typed("Sync")?.properties?.["deletionPolicy"]?.oneOf, [
      { type: "string" },
      { $ref: "#/types/flux-bootstrap:index:DeletionPolicy" },
    ]);
  });

  it("says the defaults, which the components apply", () => {
    assert.match(inputsOf("FluxBootstrap")["logLevel"]?.description ?? "", /Default: `info`\./);
  });

  it("takes anything only where Flux and Kubernetes do", () => {
    const any = JSON.stringify(schema).split('"pulumi.json#/Any"').length - 1;
    const values = [
      ...["nodeAffinity", "podAffinity", "podAntiAffinity"].map((name) => typed("Affinity")?.properties?.[name]),
      inputsOf("HelmRelease")["values"],
    ];
    assert.deepEqual(
      values.map((value) => value?.additionalProperties?.$ref),
      Array(any).fill("pulumi.json#/Any"),
    );
  });

  it("has the version of the package, and so has the plugin, with the libraries that the suite runs with", () => {
    const { version, devDependencies } = manifest;
    assert.deepEqual([schema.version, plugin.version], [version, version]);
    assert.deepEqual(plugin.dependencies, {
      "@pulumi/github": devDependencies["@pulumi/github"],
      "@pulumi/kubernetes": devDependencies["@pulumi/kubernetes"],
      "@pulumi/pulumi": devDependencies["@pulumi/pulumi"],
      "flux-bootstrap": version,
    });
  });
});
