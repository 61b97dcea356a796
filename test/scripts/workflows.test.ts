import assert from "node:assert/strict";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import * as path from "node:path";

import { build } from "esbuild";
import { parse } from "yaml";

import { packageRoot } from "../../components/release/directories";
import { readPage } from "../documentation";

/** GitHub's own parser of workflows: https://github.com/actions/languageservices */
interface WorkflowParser {
  readonly NoOperationTraceWriter: new () => object;
  parseWorkflow(file: { readonly name: string; readonly content: string }, trace: object): Parsed;
  convertWorkflowTemplate(context: Parsed["context"], value: unknown): Promise<object>;
}
interface Parsed {
  readonly context: { readonly errors: { getErrors(): readonly { readonly message: string }[] } };
  readonly value?: unknown;
}

const DIRECTORY = ".github/workflows";
const WORKFLOWS = fs.readdirSync(path.join(packageRoot(), DIRECTORY));

describe("the workflows", () => {
  let directory: string;
  let parser: WorkflowParser;

  before("GitHub's parser, which is published for bundlers", async () => {
    directory = fs.mkdtempSync(path.join(tmpdir(), "flux-bootstrap-workflows-"));
    const outfile = path.join(directory, "parser.js");
    const names = "NoOperationTraceWriter, parseWorkflow, convertWorkflowTemplate";
    const contents = `export { ${names} } from "@actions/workflow-parser";`;
    const stdin = { contents, resolveDir: packageRoot() };
    await build({ stdin, outfile, bundle: true, platform: "node", format: "cjs", logLevel: "warning" });
    parser = createRequire(__filename)(outfile) as WorkflowParser;
  });
  after(() => fs.rmSync(directory, { recursive: true, force: true }));

  async function errorsOf(name: string, content: string): Promise<readonly string[]> {
    const { context, value } = parser.parseWorkflow({ name, content }, new parser.NoOperationTraceWriter());
    await parser.convertWorkflowTemplate(context, value);
    return context.errors.getErrors().map(({ message }) => message);
  }

  for (const name of WORKFLOWS) {
    it(`${name} is what GitHub takes`, async () => {
      assert.deepEqual(await errorsOf(name, readPage(`${DIRECTORY}/${name}`)), []);
    });

    it(`${name} pins each action by its commit, and grants nothing to all jobs`, () => {
      const text = readPage(`${DIRECTORY}/${name}`);
      const used = [...text.matchAll(/uses: (\S+)(.*)/g)].filter(([, action = ""]) => !action.startsWith("./"));
      assert.ok(used.length > 0);
      const loose = used.filter(
        ([, action = "", comment = ""]) => !/@[0-9a-f]{40}$/.test(action) || !/# v\d/.test(comment),
      );
      assert.deepEqual(loose, []);
      assert.deepEqual((parse(text) as { readonly permissions: object }).permissions, {});
    });

    it(`${name} runs scripts that there are`, () => {
      const { scripts } = JSON.parse(readPage("package.json")) as { readonly scripts: object };
      const run = [...readPage(`${DIRECTORY}/${name}`).matchAll(/npm run (?:--silent )?([\w:]+)/g)];
      assert.deepEqual(
        run.map(([, script = ""]) => script).filter((script) => !(script in scripts)),
        [],
      );
    });
  }

  it("are checked: a mistake is found", async () => {
    const wrong =
      "on: push\npermissions: { idtoken: write }\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: a }] } }\n";
    assert.match(String(await errorsOf("wrong.yml", wrong)), /Unexpected value 'idtoken'/);
  });

  it("publish to npm before they make the tag, and only what a job without rights has built", () => {
    interface Job {
      readonly needs?: string;
      readonly permissions: Readonly<Record<string, string>>;
    }
    const { jobs } = parse(readPage(`${DIRECTORY}/release.yml`)) as { readonly jobs: Readonly<Record<string, Job>> };
    assert.deepEqual(
      Object.entries(jobs).map(([name, { needs, permissions }]) => [name, needs, permissions]),
      [
        ["test", undefined, { contents: "read" }],
        ["build", "test", { contents: "read" }],
        ["publish", "build", { "id-token": "write", attestations: "write" }],
        ["tag", "publish", { contents: "write" }],
      ],
    );
  });
});
