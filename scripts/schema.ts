import * as fs from "node:fs";
import * as path from "node:path";

import { packageRoot } from "../components/release/directories";
import { generateSchema } from "./schema/generate";

/** Writes the schema of the arguments again. It is committed, and a test compares it with the types. */
const file = path.join(packageRoot(), "components/schemas/arguments.json");
fs.writeFileSync(file, generateSchema());
