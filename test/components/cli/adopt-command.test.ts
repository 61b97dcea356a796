import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

import { problems } from "../../../components/bootstrap/problems";
import { defaults } from "../../../components/defaults";
import type { InstallOptions } from "../../../components/manifests/install-options";
import { gotkSync, type SyncOptions } from "../../../components/manifests/sync";
import { components, SYNC } from "../flux-files";
import { runCli } from "./run-cli";
import { runInProcess } from "./run-in-process";

describe("flux-bootstrap adopt", () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), "adopt-"));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  /** Writes the two files as Flux does. */
  function commit(
    install: Partial<InstallOptions> = {},
    sync: Partial<SyncOptions> = {},
    version: string = defaults.version,
  ) {
    const options = { ...defaults, ...install };
    const flux = path.join(directory, options.namespace);
    mkdirSync(flux);
    const namespaced = { ...SYNC, namespace: options.namespace, ...sync };
    writeFileSync(path.join(flux, "gotk-components.yaml"), components(install, version));
    writeFileSync(path.join(flux, "gotk-sync.yaml"), gotkSync(namespaced).content);
  }

  /** Runs it, and expects arguments that the component takes. */
  async function adopted(...flags: string[]): Promise<Record<string, unknown>> {
    const { code, stdout, stderr } = await runInProcess("adopt", directory, "--output=json", ...flags);
    assert.deepEqual([code, stderr], [0, ""]);
    const args = JSON.parse(stdout) as never;
    assert.deepEqual(problems(args), []);
    return args;
  }

  it("prints the fewest arguments for what flux bootstrap writes without flags", async () => {
    commit();
    assert.deepEqual(await adopted(), {
      adopt: true,
      github: { owner: "acme", repository: "fleet" },
      path: "clusters/prod",
    });
  });

  it("prints the options of flux install that differ, and the release", async () => {
    const install = {
      logLevel: "debug",
      networkPolicy: false,
      registry: "r.example.com/flux",
      components: [...defaults.components, "image-reflector-controller"],
      tolerationKeys: ["dedicated"],
    } as const;
    commit(install, {}, "v2.8.8");
    const { components, ...rest } = await adopted();
    assert.deepEqual([...(components as string[])].sort(), [...install.components].sort());
    assert.deepEqual(rest, {
      adopt: true,
      github: { owner: "acme", repository: "fleet" },
      path: "clusters/prod",
      version: "v2.8.8",
      registry: "r.example.com/flux",
      networkPolicy: false,
      logLevel: "debug",
      tolerationKeys: ["dedicated"],
    });
  });

  it("prints another branch, namespace, name, Secret, host and interval, and what a person has added", async () => {
    commit(
      { namespace: "gitops" },
      {
        name: "gitops",
        branch: "prod",
        url: "https://git.example.com/acme/fleet.git",
        secretName: "reader",
        sourceInterval: "5m0s",
        prune: false,
        kustomization: { decryption: { provider: "sops", secretRef: { name: "sops-age" } } },
        gitRepository: { ignore: "/docs", verify: { mode: "HEAD", secretRef: { name: "authors" } } },
        provider: "github",
      },
    );
    assert.deepEqual(await adopted("--namespace=gitops"), {
      adopt: true,
      github: { owner: "acme", repository: "fleet", url: "https://git.example.com", branch: "prod" },
      credentials: { existingSecret: { name: "reader", transport: "https", provider: "github" } },
      path: "clusters/prod",
      namespace: "gitops",
      sync: {
        name: "gitops",
        sourceInterval: "5m0s",
        gitRepository: { ignore: "/docs", verify: { mode: "HEAD", secretRef: { name: "authors" } } },
        prune: false,
        decryption: { provider: "sops", secretRef: { name: "sops-age" } },
      },
    });
  });

  it("leaves to Git what no argument says", async () => {
    commit();
    const file = path.join(directory, "flux-system", "gotk-components.yaml");
    writeFileSync(file, components().replace("memory: 1Gi", "memory: 2Gi"));
    const { code, stdout, stderr } = await runCli(["adopt", directory]);
    assert.equal(code, 0);
    assert.match(
      stderr,
      /^note: no argument says this, and `upgrades: "git"` keeps it: Deployment flux-system\/source-controller: spec\./,
    );
    assert.match(
      stdout,
      /^import { FluxBootstrap } from "flux-bootstrap";\n\nnew FluxBootstrap\("flux", {\n  adopt: true,[\s\S]*upgrades: "git"/,
    );
  });

  it("says where the root applies only its own directory, and what to do", async () => {
    const cluster = path.join(directory, "clusters", "prod");
    mkdirSync(path.join(cluster, "flux-system"), { recursive: true });
    writeFileSync(path.join(cluster, "flux-system", "gotk-components.yaml"), components());
    const sync = (at: string) =>
      writeFileSync(path.join(cluster, "flux-system", "gotk-sync.yaml"), gotkSync({ ...SYNC, path: at }).content);
    sync("clusters/prod/flux-system");
    const { code, stderr } = await runCli(["adopt", cluster]);
    assert.deepEqual([code, /Set its `spec.path` to the directory above/.test(stderr)], [1, true]);
    sync("clusters/prod");
    assert.equal((await runInProcess("adopt", cluster)).code, 0);
  });

  it("warns of a further object in gotk-sync.yaml", async () => {
    commit();
    const file = path.join(directory, "flux-system", "gotk-sync.yaml");
    writeFileSync(
      file,
      `${gotkSync(SYNC).content}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: region, namespace: flux-system}\n`,
    );
    const { code, stderr } = await runCli(["adopt", directory]);
    assert.equal(code, 0);
    assert.match(stderr, /^warning: .*: ConfigMap flux-system\/region: move it to a file of its own/);
  });

  it("prints YAML too", async () => {
    commit();
    const { stdout } = await runInProcess("adopt", directory, "--output=yaml");
    assert.equal(stdout, "adopt: true\ngithub:\n  owner: acme\n  repository: fleet\npath: clusters/prod\n");
  });

  it("says which file it has not found, and what it was given", async () => {
    const { code, stdout, stderr } = await runCli(["adopt", directory]);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /^error: .*gotk-components\.yaml: there is no such file\. Name the cluster's directory/);
    assert.equal((await runInProcess("adopt", path.join(directory, "nowhere"))).code, 2);
  });
});
