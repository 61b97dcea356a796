import * as path from "node:path";

import {
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  SchemaGenerator,
} from "ts-json-schema-generator";
import { packageRoot } from "../../components/release/directories";
import { finish } from "./finish";
import { addParsers, TAGS } from "./parsers";

/** The arguments that a schema is made of: those of the components that this package exports. */
export const ARGUMENTS = [
  "FluxBootstrapArgs",
  "AlertArgs",
  "AlertProviderArgs",
  "BucketArgs",
  "GitRepositoryArgs",
  "HelmReleaseArgs",
  "HelmRepositoryArgs",
  "KustomizationArgs",
  "OCIRepositoryArgs",
  "ReceiverArgs",
];

const CONFIG = {
  ...DEFAULT_CONFIG,
  path: path.join(packageRoot(), "components/index.ts"),
  tsconfig: path.join(packageRoot(), "tsconfig.json"),
  type: ARGUMENTS,
  // Done by `npm run typecheck`.
  skipTypeCheck: true,
  encodeRefs: false,
  sortProps: false,
  extraTags: TAGS,
};

/** Reads the types of the package. */
export function readTypes(): ReturnType<typeof createProgram> {
  return createProgram(CONFIG);
}

/** The JSON Schema of all arguments, as text. */
export function generateSchema(program = readTypes()): string {
  const parser = createParser(program, CONFIG, (chain) => addParsers(chain, program.getTypeChecker()));
  const schema = new SchemaGenerator(program, parser, createFormatter(CONFIG), CONFIG).createSchema(ARGUMENTS);
  return `${JSON.stringify(finish({ ...schema }), undefined, 2)}\n`;
}
