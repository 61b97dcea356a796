import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { TOOLS } from "../../../lab/toolchain/tools";

/** A machine with a Go that writes down what it is asked for and makes files without compiling anything. */
export interface FakeGo {
  readonly root: string;
  readonly bin: string;
  readonly modules: string;
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The commands so far, such as `build -trimpath …`. */
  calls(): readonly string[];
  remove(): void;
}

// Only what a shell has built in, because PATH leads nowhere else.
const GO = `#!/bin/sh
echo "$*" >> "$FAKE_ROOT/calls"
case " $* " in *" \${FAKE_FAIL:-nothing-fails} "*) echo "first line" >&2; echo "it does not compile" >&2; exit 1;; esac
case "$1 $2" in
  "env "*) printf '%s\\n' "\${FAKE_VERSION:-go1.26.8}" linux amd64;;
  "list -m") echo "$FAKE_ROOT/module";;
  "mod download") printf '{"Dir": "%s/module"}\\n' "$FAKE_ROOT";;
  "list -f") echo "$FAKE_ROOT/module|main.go";;
  "build "*)
    while [ "$1" != "-o" ]; do shift; done
    echo "program" > "$2";;
esac
`;

/** Makes the directories of a {@link FakeGo}, with stand-ins for the committed modules. */
export function fakeGo(): FakeGo {
  const root = mkdtempSync(join(tmpdir(), "toolchain-"));
  const bin = join(root, "bin");
  writeExecutable(join(bin, "go"), GO);
  writeExecutable(join(bin, "git"), "#!/bin/sh\n");
  const modules = join(root, "modules");
  writeFile(join(root, "module", "main.go"), "package main\n");
  for (const { module, main, addition, files = [] } of Object.values(TOOLS)) {
    writeFile(join(modules, module, "go.mod"), "module fake\n\ngo 1.26.0\n");
    writeFile(join(modules, module, "go.sum"), "");
    if (addition !== undefined) writeFile(join(modules, module, addition), "package main // ours\n");
    if (main.startsWith(".")) writeFile(join(modules, module, main, "main.go"), "package main\n");
    for (const path of files.flatMap(({ sources }) => sources))
      writeFile(join(root, "module", path), `name: ${path}\n`);
  }
  return {
    root,
    bin,
    modules,
    directory: join(root, "cache", "toolchain"),
    environment: { PATH: [bin, join(root, "empty")].join(delimiter), HOME: root, FAKE_ROOT: root },
    calls: () => readFileSync(join(root, "calls"), "utf8").trim().split("\n"),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Writes a file and the directories above it. */
export function writeFile(path: string, content: string): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
}

/** Writes a script that may be run. */
export function writeExecutable(path: string, content: string): void {
  writeFile(path, content);
  chmodSync(path, 0o755);
}
