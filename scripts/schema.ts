import * as fs from "node:fs";
import * as path from "node:path";

import { packageRoot } from "../components/release/directories";
import { generatePluginSchema, PLUGIN_SCHEMA } from "./plugin-schema/generate";
import { generateSchema, readTypes } from "./schema/generate";

/** Writes the schema of the arguments and that of the plugin again. Both are committed, and tests compare them with the types. */
const types = readTypes();
const schema = generateSchema(types);
fs.writeFileSync(path.join(packageRoot(), "components/schemas/arguments.json"), schema);
fs.writeFileSync(PLUGIN_SCHEMA, generatePluginSchema(schema, types));
