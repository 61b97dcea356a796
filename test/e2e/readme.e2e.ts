import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";

import type { Cluster } from "../../lab/cluster";
import { createStack } from "../../lab/pulumi";
import { codeIn, pages, readPage } from "../documentation";
import { RESOURCES } from "./expected";
import { installPackage } from "./install-package";
import { installFromReadme } from "./install-readme";
import { lab, ROOT, writes } from "./world";

const run = promisify(execFile);

/** What people write into their tsconfig.json, and the strictest of it. */
const COMPILER_OPTIONS = {
  target: "ES2022",
  module: "CommonJS",
  moduleResolution: "node10",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  types: ["node"],
};

describe("bootstrap", () => {
  describe("of the README", () => {
    let scratch: string;
    let cluster: Cluster;

    before("a place for the packed package, and a cluster", async () => {
      cluster = await (await lab()).startCluster("readme");
      scratch = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-readme-"));
    });
    after(() => Promise.all([cluster.stop(), rm(scratch, { recursive: true, force: true })]));

    for (const [manager, language] of [
      ["npm", "TypeScript program"],
      ["pnpm", "JavaScript module"],
    ] as const) {
      it(`previews from an empty directory, with ${manager} and a ${language}`, async () => {
        const shared = await lab();
        const directory = await installFromReadme(manager, language, scratch);
        const { gitHost } = shared;
        const repository = `readme-${manager}`;
        await gitHost.createRepository("acme", repository);
        const stack = await createStack(shared, {
          directory,
          stack: "dev",
          config: { owner: "acme", repository },
          environment: { KUBECONFIG: "/nonexistent", GITHUB_TOKEN: "" },
        });
        await stack.setSecret("githubToken", gitHost.token);
        await stack.setSecret("kubeconfig", cluster.kubeconfigText);
        const from = gitHost.requests.length;
        const { changes, stdout } = await stack.preview();
        assert.deepEqual(changes, { create: RESOURCES.withProviders });
        assert.deepEqual(writes(shared, from), []);
        assert.doesNotMatch(stdout, /warning/i);
        await stack.remove();
      });
    }

    it("has programs, in all pages, that the compiler takes with the types of the package", async () => {
      const directory = await installPackage(path.join(scratch, "types"));
      const [whole = ""] = codeIn(readPage("README.md"), "ts");
      const blocks = pages().flatMap((page) => codeIn(readPage(page), "ts"));
      // Each page goes on where the README's program ends; that one stands for itself.
      const programs = blocks.map((block) => (block === whole ? block : `${TYPES}${whole}\n${block}`));
      await Promise.all(programs.map((text, index) => writeFile(path.join(directory, `page-${index}.ts`), text)));
      await writeFile(path.join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
      const compiler = path.join(ROOT, "node_modules/typescript/bin/tsc");
      const output = await run(process.execPath, [compiler, "-p", directory]).then(
        ({ stdout }) => stdout,
        (error: unknown) => {
          const { stdout, message } = error as Error & { readonly stdout?: string };
          return stdout || message;
        },
      );
      assert.equal(output, "");
      assert.ok(programs.length >= 5, "the pages have programs");
    });
  });
});

/** What the pages say of arguments by their types. */
const TYPES = 'import type { NotificationsArgs, SyncArgs } from "flux-bootstrap";\n';
