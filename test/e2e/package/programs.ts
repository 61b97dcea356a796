import { writeFile } from "node:fs/promises";
import * as path from "node:path";

/** Composes the manifests of a cluster without an engine, and reports what the package exports. */
const BODY = `
pulumi.runtime.setMocks({
  newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
  call: ({ inputs }) => inputs,
});
const flux = new library.FluxBootstrap("fleet", {
  ociRepository: { url: "oci://registry.example.com/fleet", ref: { tag: "latest" } },
  path: "clusters/prod",
});
const names = Object.keys(library).filter((name) => name !== "default" && name !== "module.exports");
flux.files.apply(([components]) => {
  console.log(JSON.stringify({ node: process.versions.node, names, components: components.content }));
});
`;

/** A program in the types of the package; what it gives wrongly must be an error. */
const TYPED = `
import {
  CommitMode,
  FluxBootstrap,
  HelmRelease,
  InvalidArgumentsError,
  Kustomization,
  readStatus,
  type FluxBootstrapArgs,
} from "flux-bootstrap";

const args: FluxBootstrapArgs = {
  github: { owner: "acme", repository: "fleet", branch: "main" },
  path: "clusters/prod",
  commit: { mode: CommitMode.PullRequest },
};
const flux = new FluxBootstrap("fleet", args);
new Kustomization("web", { flux, sourceRef: { kind: "GitRepository", name: "web" }, prune: true });
// @ts-expect-error
new FluxBootstrap("fleet", { path: 1 });
export const revision: string | undefined = await0(flux.appliedRevision);
export { HelmRelease, InvalidArgumentsError, readStatus };
declare function await0<T>(output: { apply(one: (value: T) => void): unknown }): T;
`;

/** What a program prints. */
export interface Report {
  readonly node: string;
  readonly names: readonly string[];
  /** The content of gotk-components.yaml. */
  readonly components: string;
}

/** Files of a project by the module system in which they use the package. */
export const PROGRAMS = { commonJs: "program.cjs", ecmaScript: "program.mjs" } as const;
export const TYPED_PROGRAMS = { nodenext: ["types.cts", "types.mts"], bundler: ["types.ts"] } as const;

/** Writes the programs into a project. */
export async function writePrograms(directory: string): Promise<void> {
  const files = {
    [PROGRAMS.commonJs]: `const pulumi = require("@pulumi/pulumi");\nconst library = require("flux-bootstrap");\n${BODY}`,
    [PROGRAMS.ecmaScript]: `import * as pulumi from "@pulumi/pulumi";\nimport * as library from "flux-bootstrap";\n${BODY}`,
    ...Object.fromEntries(Object.values(TYPED_PROGRAMS).flatMap((names) => names.map((name) => [name, TYPED]))),
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(directory, name), text)));
}
