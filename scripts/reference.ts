import * as fs from "node:fs";
import * as path from "node:path";

import { packageRoot } from "../components/release/directories";
import { renderReference, type ArgumentsSchema } from "./reference/render";

/** Writes docs/reference.md again from the schema of the arguments. It is committed, and a test compares the two. */
const schema = fs.readFileSync(path.join(packageRoot(), "components/schemas/arguments.json"), "utf8");
fs.writeFileSync(path.join(packageRoot(), "docs/reference.md"), renderReference(JSON.parse(schema) as ArgumentsSchema));
