import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";

import type { Cluster } from "../../lab/cluster";
import type { Lab } from "../../lab/lab";
import { createStack, runCli } from "../../lab/pulumi";
import { RESOURCES } from "./expected";
import { installPackage } from "./install-package";
import { compileGo } from "./languages/compile-go";
import { generateSdk, SCHEMA } from "./languages/generate-sdk";
import { installPlugin, useParts } from "./languages/install-plugin";
import { pythonEnvironment, type PythonEnvironment } from "./languages/python-environment";
import { openRegistry } from "./package/registry";
import { openTlsFront } from "./tls-front";
import { lab, ROOT, writes } from "./world";

/** Where the plugin is published: of this repository, but for the host. */
const PUBLISHED = "fluxbootstrap/flux-bootstrap";
const FILES = ["PulumiPlugin.yaml", "index.js", "package.json", "schema.json"];
/** How many resources the project of each template creates. */
const CREATED = {
  typescript: RESOURCES.withProviders,
  yaml: RESOURCES.withProviders,
  python: RESOURCES.all,
} as const;

describe("the plugin", () => {
  let shared: Lab;
  let cluster: Cluster;
  let scratch: string;
  let plugin: string;
  let python: PythonEnvironment;

  before("a cluster, the plugin and Python", async () => {
    scratch = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-plugin-"));
    shared = await lab();
    [cluster, plugin, python] = await Promise.all([
      shared.startCluster("plugin"),
      installPlugin(scratch),
      pythonEnvironment(path.join(scratch, "sdk")),
    ]);
  });
  after("stop the cluster", () => cluster.stop());
  after(() => rm(scratch, { recursive: true, force: true }));

  it("has a schema that Pulumi accepts", () => runCli(shared, ["schema", "check", SCHEMA], scratch));

  it("has an SDK for Go, with which a program compiles", async () => {
    await compileGo(await generateSdk("go", path.join(scratch, "sdk")));
  });

  for (const language of ["typescript", "yaml", "python"] as const) {
    it(`has a template for ${language}, which previews a cluster and writes nothing`, async function () {
      if (language === "python" && "lacks" in python) {
        console.log(`      skipped: ${python.lacks}`);
        return this.skip();
      }
      const directory = await begin(language);
      if (language === "typescript") await installPackage(directory);
      else await useParts(directory, { plugin, ...(language === "python" && python) });
      await assertPreviews(directory, language);
    });
  }

  it("is installed from a tag of its repository, with what it needs from npm, and started", async () => {
    const repository = await shared.gitHost.createRepository(...(PUBLISHED.split("/") as [string, string]));
    const files = await Promise.all(
      FILES.map(async (file) => [`plugin/${file}`, await readFile(path.join(ROOT, "plugin", file), "utf8")] as const),
    );
    await repository.commit("Publish the plugin", Object.fromEntries(files));
    await repository.tag("v0.1.0");
    const front = await openTlsFront(new URL(shared.gitHost.apiUrl).origin, cluster);
    const registry = await openRegistry();
    try {
      const authority = path.join(scratch, "authority.crt");
      await writeFile(authority, front.certificateAuthority);
      const source = `${front.url}/${PUBLISHED}/plugin@0.1.0`;
      // `package add` installs and asks the plugin as this does, and then has the language host link an SDK, which the lab's are too
      // old for.
      const { stdout } = await runCli(shared, ["package", "get-schema", source], scratch, {
        SSL_CERT_FILE: authority,
        npm_config_registry: registry.url,
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "false",
      });
      const componentsOf = (schema: string) =>
        Object.keys((JSON.parse(schema) as { resources: object }).resources).sort();
      assert.deepEqual(componentsOf(stdout), componentsOf(await readFile(SCHEMA, "utf8")));
    } finally {
      front.close();
      await registry.close();
    }
  });

  /** Makes a project of a template. */
  async function begin(language: keyof typeof CREATED): Promise<string> {
    const template = path.join(ROOT, "templates", language);
    const directory = await mkdtemp(path.join(scratch, "begun-"));
    await runCli(shared, ["new", template, "--generate-only", "--yes", "--force", "--name", "begun"], directory);
    return directory;
  }

  /** Configures a project of a template as it asks for, and previews it. */
  async function assertPreviews(directory: string, language: keyof typeof CREATED): Promise<void> {
    const repository = path.basename(directory);
    await shared.gitHost.createRepository("acme", repository);
    const [owner, kubeconfig, token] =
      language === "python"
        ? ["github:owner", "kubernetes:kubeconfig", "github:token"]
        : ["owner", "kubeconfig", "githubToken"];
    const stack = await createStack(shared, {
      directory,
      stack: repository,
      config: { [owner]: "acme", repository, path: "clusters/prod" },
      environment: { KUBECONFIG: "", GITHUB_TOKEN: "", ...("lacks" in python ? {} : python.environment) },
    });
    await stack.setSecret(kubeconfig, cluster.kubeconfigText);
    await stack.setSecret(token, shared.gitHost.token);
    const from = shared.gitHost.requests.length;
    const { changes } = await stack.preview();
    assert.deepEqual(changes, { create: CREATED[language] });
    assert.deepEqual(writes(shared, from), []);
  }
});
