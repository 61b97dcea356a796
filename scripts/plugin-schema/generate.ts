import * as fs from "node:fs";
import * as path from "node:path";

import type * as ts from "typescript";
import { packageRoot } from "../../components/release/directories";
import { ARGUMENTS } from "../schema/generate";
import { type DocumentedSchema, InputTypes } from "./input-types";
import { OutputTypes, type Outputs } from "./output-types";
import { type ResourceSpec, token } from "./spec";

/** The schema of the package for all Pulumi languages. It is committed, and a test compares it with its sources. */
export const PLUGIN_SCHEMA = path.join(packageRoot(), "plugin/schema.json");

/** What the SDKs of the languages are called. The nodejs one must not have the name of the npm package. */
const LANGUAGES = {
  nodejs: { packageName: "@pulumi/flux-bootstrap", respectSchemaVersion: true },
  python: { packageName: "pulumi_flux_bootstrap", respectSchemaVersion: true, pyproject: { enabled: true } },
  go: { rootPackageName: "fluxbootstrap", respectSchemaVersion: true, generateResourceContainerTypes: true },
  csharp: { namespaces: { "flux-bootstrap": "Flux" }, respectSchemaVersion: true },
  java: { basePackage: "com.pulumi", packages: { "flux-bootstrap": "flux" } },
};

/** What package.json says about the package, as far as the schema says it too. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly keywords: readonly string[];
  readonly homepage?: string;
  readonly repository?: string | { readonly url: string };
}

/**
 * Returns the schema of the package, as text.
 *
 * @param schema the JSON schema of the arguments, as text
 */
export function generatePluginSchema(schema: string, program: ts.Program): string {
  const { definitions } = JSON.parse(schema) as { readonly definitions: Readonly<Record<string, DocumentedSchema>> };
  const inputs = new InputTypes(definitions);
  const outputs = new OutputTypes(program, path.join(packageRoot(), "components/index.ts"));
  const resources = ARGUMENTS.map((args) => {
    const name = args.replace(/Args$/, "");
    return [token(name), componentOf(inputs.inputsOf(args), outputs.outputsOf(name))] as const;
  });
  const types = { ...inputs.types, ...outputs.types };
  return `${JSON.stringify({ ...metadata(), language: LANGUAGES, types: sorted(types), resources: Object.fromEntries(resources) }, undefined, 2)}\n`;
}

function componentOf(inputs: ReturnType<InputTypes["inputsOf"]>, outputs: Outputs): ResourceSpec {
  return {
    isComponent: true,
    description: outputs.description + exampleOf(outputs.example),
    properties: outputs.properties,
    required: outputs.required,
    inputProperties: inputs.properties,
    requiredInputs: inputs.required,
  };
}

/** @see https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/#examples */
function exampleOf(code: string | undefined): string {
  if (code === undefined) return "";
  return `\n\n## Example Usage\n\n\`\`\`typescript\n${code}\n\`\`\``;
}

function metadata() {
  const file = path.join(packageRoot(), "package.json");
  const manifest = JSON.parse(fs.readFileSync(file, "utf8")) as Manifest;
  const { name, version, description, license, keywords, homepage, repository } = manifest;
  const url = typeof repository === "object" ? repository.url : repository;
  return {
    name,
    displayName: "Flux Bootstrap",
    version,
    description,
    keywords,
    license,
    ...(homepage !== undefined && { homepage }),
    ...(url !== undefined && { repository: url.replace(/^git\+/, "").replace(/\.git$/, "") }),
    meta: { moduleFormat: "(.*)" },
  };
}

function sorted<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}
