import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

import { lockFileName } from "../../components/release/lock-file";
import { runInProcess } from "./cli/run-in-process";
import { MINIMAL, register } from "./monitor";
import { useTemporaryDirectory } from "./release/temporary-directory";
import { vendoredBundle } from "./release/vendored-bundle";

/** Not known to the package, so that no digest saves us. */
const UNKNOWN = "v2.9.99";
const FILE = "source-controller.yaml";

const bomb = [
  "a: &a [x, x]",
  ...Array.from({ length: 30 }, (_, index) => `b${String(index)}: &b${String(index)} [*a, *a]`),
].join("\n");

describe("a hostile release", function () {
  this.timeout(30_000);
  const temporary = useTemporaryDirectory();
  let stderr: string[];
  const { write } = process.stderr;

  beforeEach(() => {
    stderr = [];
    process.stderr.write = (text: string) => stderr.push(text) > 0;
  });
  afterEach(() => {
    process.stderr.write = write;
  });

  function bundle(change: (file: string, text: string) => void): string {
    const directory = path.join(temporary.path, "bundle");
    fs.mkdirSync(directory);
    for (const [name, content] of Object.entries(vendoredBundle()))
      fs.writeFileSync(path.join(directory, name), content);
    const file = path.join(directory, FILE);
    change(file, fs.readFileSync(file, "utf8"));
    return directory;
  }

  const cases: Readonly<Record<string, readonly [(file: string, text: string) => void, RegExp]>> = {
    "is truncated": [(file, text) => fs.writeFileSync(file, text.slice(0, text.length / 2)), /source-controller\.yaml/],
    "is no YAML": [(file) => fs.writeFileSync(file, "<html>\n  <p>: [\n"), /source-controller\.yaml, document 1: /],
    "is a bomb of aliases": [
      (file, text) => fs.writeFileSync(file, `${bomb}\n---\n${text}`),
      /document 1: anchors are not allowed, at line 1/,
    ],
    "has a key twice": [
      (file, text) => fs.writeFileSync(file, text.replace("kind: Service\n", "kind: Service\nkind: Secret\n")),
      /duplicated mapping key/,
    ],
    "has an unexpected kind": [
      (file, text) => fs.writeFileSync(file, `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n---\n${text}`),
      /unexpected kind/,
    ],
    "has a broken schema": [
      (file, text) => fs.writeFileSync(file, text.replace("    plural: buckets\n", "    plural: [\n")),
      /document \d+: .* at line/,
    ],
    "has carriage returns": [
      (file, text) => fs.writeFileSync(file, text.replaceAll("\n", "\r\n")),
      /has carriage returns/,
    ],
    "has a byte-order mark": [(file, text) => fs.writeFileSync(file, `\uFEFF${text}`), /starts with a byte-order mark/],
    "has a document of 50 MB": [
      (file, text) => fs.writeFileSync(file, `${text}---\na: ${"x".repeat(50 * 1024 * 1024)}\n`),
      /must have at most 10485760 bytes/,
    ],
    "has a document of 9 MB": [
      (file, text) => fs.writeFileSync(file, `${text}---\na: ${"x".repeat(9 * 1024 * 1024)}\n`),
      /is larger than 2097152 characters/,
    ],
    "is nested a million deep": [
      (file, text) => fs.writeFileSync(file, `a: ${"[".repeat(1_000_000)}\n---\n${text}`),
      /nesting exceeded/,
    ],
    "is a named pipe": [
      (file) => {
        fs.rmSync(file);
        execFileSync("mkfifo", [file]);
      },
      /source-controller\.yaml: must be a regular file/,
    ],
    "is a directory": [
      (file) => {
        fs.rmSync(file);
        fs.mkdirSync(file);
      },
      /source-controller\.yaml: must be a regular file/,
    ],
  };
  for (const [what, [change, message]] of Object.entries(cases)) {
    it(`that ${what} is refused by the command and the component, and nothing is written`, async () => {
      const manifests = bundle(change);
      const { code, stdout } = await runInProcess("export", "--version", UNKNOWN, "--manifests", manifests);
      assert.deepEqual([code, stdout], [1, ""]);
      assert.match(stderr.join(""), message);
      await assert.rejects(register({ ...MINIMAL, version: UNKNOWN, manifests }), message);
      assert.equal(fs.existsSync(path.join(temporary.path, lockFileName)), false);
    });
  }
});
