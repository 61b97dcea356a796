import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { defaults } from "../../components/defaults";
import { omit } from "../../components/flux-objects/compose";
import { gotkComponents } from "../../components/manifests/install";
import { objectsOf } from "../../components/manifests/parse";
import { readRelease } from "../../components/release";
import type { KubernetesObject } from "../../lab/cluster";
import { handWritten } from "../../lab/bench/contestants";
import { createStack, type PulumiResult, type Stack, type StackConfig } from "../../lab/pulumi";
import { createAgeKey } from "../../lab/sops";
import { assertHandedOver } from "./handed-over";
import { runCli } from "../components/cli/run-cli";
import { createFluxCli } from "../../lab/flux-cli";
import { rootProgram } from "./programs";
import { applied, configOf, createWorld, end, fluxObject, HASTE, hastyRuns, writes, type World } from "./world";

const SYNC = "clusters/prod/flux-system/gotk-sync.yaml";

/** The paths of everything that Flux consists of, beside the two sync objects. */
const ownPaths = (namespace: string): readonly string[] => [
  "/api/v1/namespaces",
  "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
  `/apis/apps/v1/namespaces/${namespace}/deployments`,
  `/apis/apps/v1/namespaces/${namespace}/replicasets`,
  `/api/v1/namespaces/${namespace}/services`,
  `/api/v1/namespaces/${namespace}/serviceaccounts`,
  `/api/v1/namespaces/${namespace}/secrets`,
  `/api/v1/namespaces/${namespace}/resourcequotas`,
  `/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies`,
  "/apis/rbac.authorization.k8s.io/v1/clusterroles?labelSelector=app.kubernetes.io%2Fpart-of%3Dflux",
  "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings?labelSelector=app.kubernetes.io%2Fpart-of%3Dflux",
];

/** The schemas are sent again as they are, and only change owners; the two sync objects are the program's too. */
const WRITTEN = ["CustomResourceDefinition", "GitRepository", "Kustomization"];

/** The kinds of objects that a run writes to the cluster, or would write. */
function written({ steps }: PulumiResult): readonly string[] {
  const kinds = steps
    .filter(({ op, type }) => op !== "same" && op !== "import" && type.startsWith("kubernetes:"))
    .map(({ type, op }) => (op === "update" ? (type.split(":").at(-1) ?? type) : `${op} ${type}`));
  return [...new Set(kinds)].sort();
}

/** All of that, without what changes by itself. */
async function snapshot({ cluster }: World, namespace = "flux-system"): Promise<Readonly<Record<string, unknown>>> {
  const objects: Record<string, unknown> = {};
  for (const path of ownPaths(namespace)) {
    const { items } = (await cluster.get(path)) as { items: KubernetesObject[] };
    for (const object of items) {
      const metadata = omit(object.metadata, ["managedFields", "resourceVersion"]);
      objects[`${path} ${object.metadata.name}`] = { ...omit(object, ["status"]), metadata };
    }
  }
  return objects;
}

describe("a Flux that `flux bootstrap` has installed", () => {
  let world: World;
  let installed: Readonly<Record<string, unknown>>;

  before("Flux by the flux CLI", async () => {
    world = await createWorld({ name: "adopted" });
    await createFluxCli(world.lab, world.cluster, world.repository).bootstrap();
    installed = await snapshot(world);
  });
  after(() => end(world));

  it("is refused in preview and in up, with its maker and what to do, and nothing is written", async () => {
    const { lab, stack } = world;
    const from = lab.gitHost.requests.length;
    for (const run of [stack.preview, stack.up]) {
      const { stdout, stderr } = await run({ expectFailure: true });
      assert.match(
        stdout + stderr,
        /Flux is installed in this cluster already, and not by this program: the flux CLI, or the Terraform provider of Flux has made it\. Found: the Kustomization flux-system\/flux-system, .*Set `adopt: true` to take it over as it runs/,
      );
    }
    assert.deepEqual(writes(lab, from), []);
    assert.deepEqual(await snapshot(world), installed);
  });

  it("is adopted as it is: no commit, no key, no Secret, and no object changes", async () => {
    const { lab, stack, repository, cluster } = world;
    stack.setConfig({ adopt: true });
    const from = lab.gitHost.requests.length;
    const commits = await repository.log();
    assert.deepEqual(written(await stack.preview()), WRITTEN);
    assert.deepEqual(written(await stack.up()), WRITTEN);
    assert.deepEqual(writes(lab, from), []);
    assert.deepEqual(await repository.log(), commits);
    assert.deepEqual(await snapshot(world), installed);
    await assertHandedOver(cluster);
  });

  it("has nothing more to do, with a refresh or without", async () => {
    const { stack } = world;
    assert.deepEqual(Object.keys((await stack.preview()).changes), ["same"]);
    assert.deepEqual(Object.keys((await stack.preview({ refresh: true })).changes), ["same"]);
  });

  it("follows the program from then on", async () => {
    const { stack, repository } = world;
    stack.setConfig({ sync: { interval: "5m0s" } });
    await stack.up();
    assert.match(String(await repository.read(SYNC)), /interval: 5m0s/);
    assert.deepEqual(Object.keys((await stack.preview()).changes), ["same"]);
  });

  it("is refused to another stack, which is told whose it is", async () => {
    const other = await stackNamed("other");
    const { stdout, stderr } = await other.preview({ expectFailure: true });
    assert.match(
      stdout + stderr,
      /the FluxBootstrap "flux" of the project flux-bootstrap and the stack adopted has made it\..* once that stack has forgotten it/,
    );
  });

  it("is adopted again when the state was lost", async () => {
    const { lab, repository } = world;
    await world.stack.remove();
    const stack = await stackNamed("adopted");
    world = { ...world, stack };
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(stdout + stderr, /this component has made it, but the state does not know it/);
    const [left, commits] = [await snapshot(world), await repository.log()];
    const from = lab.gitHost.requests.length;
    stack.setConfig({ adopt: true, sync: { interval: "5m0s" } });
    await stack.up();
    assert.deepEqual(writes(lab, from), []);
    assert.deepEqual(await repository.log(), commits);
    assert.deepEqual(await snapshot(world), left);
    assert.deepEqual(Object.keys((await stack.preview()).changes), ["same"]);
  });

  it("is adopted by the present name of a repository that was renamed: one commit, and no object changes", async () => {
    const { lab, repository } = world;
    await world.stack.remove();
    const [left, commits] = [await snapshot(world), await repository.log()];
    await repository.rename("present");
    const stack = await stackNamed("adopted");
    const github = { ...(configOf(lab, "present")["github"] as object) };
    stack.setConfig({ adopt: true, sync: { interval: "5m0s" }, github });
    const from = lab.gitHost.requests.length;
    assert.deepEqual(written(await stack.up()), WRITTEN);
    assert.deepEqual(writes(lab, from), ["POST /graphql createCommitOnBranch"]);
    assert.match(String(await repository.read(SYNC)), /url: .*\/acme\/present\n/);
    assert.equal((await repository.log()).length, commits.length + 1);
    assert.deepEqual(await snapshot(world), left);
    assert.deepEqual(Object.keys((await stack.preview()).changes), ["same"]);
  });

  /** Makes another stack of the same program, for the same cluster. */
  async function stackNamed(name: string): Promise<Stack> {
    const { lab, cluster } = world;
    return createStack(lab, {
      directory: await rootProgram(),
      stack: name,
      config: { ...HASTE, ...configOf(lab, "adopted") },
      environment: { KUBECONFIG: cluster.kubeconfig },
      ...(await hastyRuns()),
    });
  }
});

/** The arguments that keep it. */
const KEPT = { networkPolicy: false, logLevel: "debug", sync: { retryInterval: "3m0s" } };

describe("a Flux that was installed with other options", () => {
  let world: World;

  before("other flags of the flux CLI, and a field that a person has written", async () => {
    world = await createWorld({ name: "differing", config: { adopt: true } });
    await createFluxCli(world.lab, world.cluster, world.repository).bootstrap([
      "--log-level=debug",
      "--network-policy=false",
    ]);
    const text = String(await world.repository.read(SYNC));
    const commit = await world.repository.commit("Retry sooner", {
      [SYNC]: text.replace("  prune: true\n", "  prune: true\n  retryInterval: 3m0s\n"),
    });
    await appliedNow(world, commit);
  });
  after(() => end(world));

  it("is refused with every difference, and with the arguments that keep it", async () => {
    const { lab, stack } = world;
    const from = lab.gitHost.requests.length;
    for (const run of [stack.preview, stack.up]) {
      const { stdout, stderr } = await run({ expectFailure: true });
      assert.match(stdout + stderr, /gotk-components\.yaml: others have written this file, and it would change:/);
      assert.match(stdout + stderr, /Set `networkPolicy: false`, `logLevel: "debug"`, or `allowOverwrite` to true/);
    }
    assert.deepEqual(writes(lab, from), []);
  });

  it("has its arguments printed by `flux-bootstrap adopt`", async () => {
    const { github, ...printed } = await printedArguments(world, "clusters/prod/flux-system");
    assert.deepEqual(Object.keys(github as object), ["owner", "repository", "sshHostname"]);
    const { sync, ...others } = KEPT;
    assert.deepEqual(printed, { adopt: true, path: "clusters/prod", ...others, sync });
  });

  it("is adopted with these arguments, once those of the sync are set as well", async () => {
    const { lab, stack } = world;
    const from = lab.gitHost.requests.length;
    const { sync, ...install } = KEPT;
    stack.setConfig(install);
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(
      stdout + stderr,
      /Kustomization flux-system\/flux-system: spec\.retryInterval: "3m0s" becomes nothing/,
    );
    stack.setConfig({ sync });
    await stack.up();
    assert.deepEqual(writes(lab, from), []);
    assert.deepEqual(Object.keys((await stack.preview()).changes), ["same"]);
  });
});

/**
 * The controllers in the order in which the Terraform provider writes them: each of its two sets sorted, and the extra ones last.
 *
 * @see https://github.com/fluxcd/terraform-provider-flux/blob/98a8defb56f8d4c906234ffe5f6505b7d4d0cbc3/internal/provider/resource_bootstrap_git.go (`getInstallOptions`)
 */
const TERRAFORM_ORDER = {
  components: ["helm-controller", "kustomize-controller", "notification-controller", "source-controller"],
  extra: ["image-automation-controller", "image-reflector-controller"],
};

describe("a Flux of another namespace, in Terraform's order, with image controllers, patches and `decryption` that people have written", () => {
  const namespace = "gitops";
  const directory = `clusters/prod/${namespace}`;
  let world: World;
  let installed: Readonly<Record<string, unknown>>;

  before("a Flux of the flux CLI, and its files changed in Git", async () => {
    world = await createWorld({ name: "varied", createsByPost: true });
    const { cluster, repository } = world;
    await createFluxCli(world.lab, world.cluster, world.repository).bootstrap([
      `--namespace=${namespace}`,
      `--components=${TERRAFORM_ORDER.components.join()}`,
      `--components-extra=${TERRAFORM_ORDER.extra.join()}`,
    ]);
    const { identity } = await createAgeKey();
    await cluster.apply(
      {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: "sops-age", namespace },
        stringData: { "age.agekey": identity },
      },
      "kubectl",
    );
    const sync = String(await repository.read(`${directory}/gotk-sync.yaml`));
    const components = String(await repository.read(`${directory}/gotk-components.yaml`));
    const decryption = "  decryption:\n    provider: sops\n    secretRef:\n      name: sops-age\n";
    const commit = await repository.commit("Decrypt, and patch", {
      [`${directory}/gotk-sync.yaml`]: sync.replace("  prune: true\n", `  prune: true\n${decryption}`),
      [`${directory}/gotk-components.yaml`]: `# Do not edit.\n${components.replace("memory: 1Gi", "memory: 2Gi")}`,
      [`${directory}/kustomization.yaml`]: PATCHED,
    });
    await appliedNow(world, commit, namespace);
    await cluster.waitFor(
      `/apis/apps/v1/namespaces/${namespace}/deployments/helm-controller`,
      ({ status }) => status?.["observedGeneration"] === 2 && status["updatedReplicas"] === status["readyReplicas"],
      { description: "the patched Deployment" },
    );
    installed = await snapshot(world, namespace);
  });
  after(() => end(world));

  it("is adopted with the arguments that `flux-bootstrap adopt` prints: no commit, and no object changes", async () => {
    const { lab, stack, repository } = world;
    const printed = await printedArguments(world, directory, /^note: .*`upgrades: "git"` keeps it: .*\n$/);
    assert.deepEqual(printed["components"], [...TERRAFORM_ORDER.components, ...TERRAFORM_ORDER.extra]);
    stack.setConfig(omit(printed, ["github"]) as StackConfig);
    const from = lab.gitHost.requests.length;
    const commits = await repository.log();
    assert.deepEqual(written(await stack.up()), WRITTEN);
    assert.deepEqual(writes(lab, from), []);
    assert.deepEqual(await repository.log(), commits);
    assert.deepEqual(await snapshot(world, namespace), installed);
    assert.deepEqual(Object.keys((await stack.preview({ refresh: true })).changes), ["same"]);
  });
});

const PATCHED = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- gotk-components.yaml
- gotk-sync.yaml
patches:
- target:
    kind: Deployment
    name: helm-controller
  patch: |
    - op: add
      path: /spec/template/metadata/annotations/example.com~1team
      value: platform
`;

/**
 * Waits until a Flux of the CLI, which gives the sync objects the name of their namespace, has applied a commit: now, and not
 * a minute later, as the CLI's interval is.
 */
async function appliedNow(world: World, commit: string, name = "flux-system"): Promise<void> {
  const annotations = { "reconcile.fluxcd.io/requestedAt": commit };
  await world.cluster.patch(fluxObject("gitrepositories", name, name), { metadata: { annotations } });
  await applied(world, commit, name, name);
}

/** What the command prints for a directory of the repository, in a clone. */
async function printedArguments(
  { lab, repository }: World,
  directory: string,
  noted = /^$/,
): Promise<Readonly<Record<string, unknown>>> {
  const clone = mkdtempSync(join(lab.directory, "clone-"));
  const target = join(clone, "flux-system");
  mkdirSync(target);
  for (const name of ["gotk-components.yaml", "gotk-sync.yaml"])
    writeFileSync(join(target, name), String(await repository.read(`${directory}/${name}`)));
  const { code, stdout, stderr } = await runCli(["adopt", clone, "--output=json"]);
  assert.equal(code, 0, stderr);
  assert.match(stderr, noted);
  return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
}

describe("a Flux that a Pulumi program by hand has installed", () => {
  let world: World;
  let installed: Readonly<Record<string, unknown>>;

  before("that program, which is forgotten then", async () => {
    world = await createWorld({ name: "by-hand", createsByPost: true });
    const { lab, cluster } = world;
    const former = await createStack(lab, {
      directory: handWritten.program,
      stack: "by-hand",
      config: { ...HASTE, ...handWritten.config(lab, "by-hand", defaults.version) },
      environment: { ...handWritten.environment, KUBECONFIG: cluster.kubeconfig },
      ...(await hastyRuns()),
    });
    await former.up();
    await former.remove();
    installed = await snapshot(world);
  });
  after(() => end(world));

  it("is adopted as it is, and handed over to Flux", async () => {
    const { lab, stack, repository, cluster } = world;
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(stdout + stderr, /a Pulumi program has made it\..* Set `adopt: true`/);
    stack.setConfig({ adopt: true });
    const from = lab.gitHost.requests.length;
    const commits = await repository.log();
    assert.deepEqual(written(await stack.up()), WRITTEN);
    assert.deepEqual(writes(lab, from), []);
    assert.deepEqual(await repository.log(), commits);
    assert.deepEqual(await snapshot(world), installed);
    await assertHandedOver(cluster);
    assert.deepEqual(Object.keys((await stack.preview({ refresh: true })).changes), ["same"]);
  });
});

describe("CustomResourceDefinitions that Helm has left", () => {
  let world: World;

  before("a cluster with those of a chart, and no controllers", async () => {
    world = await createWorld({ name: "left", createsByPost: true });
    const { content } = gotkComponents(readRelease(defaults.version), defaults);
    for (const object of objectsOf(content).filter(({ kind }) => kind === "CustomResourceDefinition")) {
      const labels = { ...object.metadata.labels, "app.kubernetes.io/managed-by": "Helm" };
      await world.cluster.apply({ ...object, metadata: { ...object.metadata, labels } }, "helm");
    }
  });
  after(() => end(world));

  it("are not used as long as the namespace is being deleted, and the error says how that ends", async () => {
    const { stack, cluster } = world;
    const namespace = "/api/v1/namespaces/flux-system";
    const metadata = { name: "left", namespace: "flux-system", finalizers: ["finalizers.fluxcd.io"] };
    await cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "flux-system" } });
    const spec = { interval: "1m", url: "https://example.com/left" };
    await cluster.apply({ apiVersion: "source.toolkit.fluxcd.io/v1", kind: "GitRepository", metadata, spec });
    await cluster.delete(namespace);
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(
      stdout + stderr,
      /The namespace flux-system is being deleted, .* `npx flux-bootstrap clear-finalizers`/,
    );
    const { code } = await runCli(["clear-finalizers"], { KUBECONFIG: cluster.kubeconfig });
    assert.equal(code, 0);
    await cluster.waitUntilGone(namespace);
  });

  it("are adopted as the error about them says, and Flux is bootstrapped", async () => {
    const { stack, cluster } = world;
    stack.setConfig({ adopt: true, credentials: { deployKey: {} } });
    await stack.up();
    await assertHandedOver(cluster);
    assert.deepEqual(Object.keys((await stack.preview()).changes), ["same"]);
  });
});
