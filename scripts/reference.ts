import * as fs from "node:fs";
import * as path from "node:path";

import { packageRoot } from "../components/release/directories";
import { renderOutline } from "./reference/outline";
import { renderReference, type ArgumentsSchema } from "./reference/render";

/** Writes docs/reference.md and docs/arguments.txt again from the schema of the arguments. They are committed, and a test compares them. */
const inRoot = (file: string) => path.join(packageRoot(), file);
const schema = JSON.parse(fs.readFileSync(inRoot("components/schemas/arguments.json"), "utf8")) as ArgumentsSchema;
fs.writeFileSync(inRoot("docs/reference.md"), renderReference(schema));
fs.writeFileSync(inRoot("docs/arguments.txt"), renderOutline(schema));
