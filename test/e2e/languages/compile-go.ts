import { execFile } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";

import { COMPILER_FLAGS } from "../../../lab/toolchain/build-flags";
import { ROOT } from "../world";

/** Has Pulumi's SDK for Go, whose packages the lab's own build of Pulumi has compiled already. */
const TOOLS = path.join(ROOT, "lab", "toolchain", "modules", "shared");

/** The name of the SDK's package, which the generator makes of this repository's. */
const MODULE = "github.com/fluxbootstrap/flux-bootstrap/sdk/go/flux-bootstrap";

/**
 * Compiles the program in `go/` with the SDK that the schema makes, in the SDK's own directory.
 *
 * @throws Error with what the compiler says
 */
export async function compileGo(sdk: string): Promise<void> {
  const [, ...requirements] = (await readFile(path.join(TOOLS, "go.mod"), "utf8"))
    .replace(/^tool \([^]*?^\)\n/m, "")
    .split("\n");
  await writeFile(path.join(sdk, "go.mod"), [`module ${MODULE}`, ...requirements].join("\n"));
  await cp(path.join(TOOLS, "go.sum"), path.join(sdk, "go.sum"));
  const program = path.join(sdk, "program");
  await mkdir(program);
  await cp(path.join(__dirname, "go"), program, { recursive: true });
  const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOFLAGS: "-mod=mod" };
  await promisify(execFile)("go", ["build", ...COMPILER_FLAGS, "-o", path.join(program, "main"), "./program"], {
    cwd: sdk,
    env,
  });
}
