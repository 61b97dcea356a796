import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";

import type { KubernetesObject } from "../../../lab/cluster";
import { createStack, type PulumiResult, type Stack, type StackConfig } from "../../../lab/pulumi";
import { assertHandedOver } from "../handed-over";
import { kustomizeBuild } from "../kustomize-build";
import { programOf } from "../programs";
import { applied, configOf, fluxObject, HASTE, type World } from "../world";
import type { Operation, Trouble } from "./operations";
import { whileWritesAreRefused } from "./refused-writes";

const DIRECTORY = "clusters/prod/flux-system";
const DEPLOYMENTS = "/apis/apps/v1/namespaces/flux-system/deployments";
const SECRETS = "/api/v1/namespaces/flux-system/secrets";
const FAULTS: Readonly<Partial<Record<Trouble, { readonly status?: number; readonly drop?: boolean }>>> = {
  "refused by the Git host": { status: 403 },
  "a dropped connection": { drop: true },
};

/** The long life of one stack. */
export interface Life {
  /** Does an operation, and goes on as the errors say until the program is what the cluster has. */
  live(operation: Operation): Promise<void>;
  /** Fails unless the program, Git, the cluster and the state agree. */
  assertAgreement(): Promise<void>;
}

/** Begins a life with a first `up` to an empty cluster. */
export async function beginLife(world: World): Promise<Life> {
  const { lab, cluster, repository } = world;
  const { "github:owner": owner = "", ...place } = configOf(lab, repository.fullName.split("/")[1] ?? "");
  // Saved after every step, because runs are killed.
  const stack = await createStack(lab, {
    directory: await programOf("composed"),
    stack: "soak",
    environment: { KUBECONFIG: cluster.kubeconfig },
  });
  let args: StackConfig = { ...place };
  let made = 0;
  const names = ["flux"];

  const configure = () => {
    const [name = "", ...formerly] = [...names].reverse();
    stack.setConfig({ ...HASTE, "github:owner": owner, shape: { name, formerly }, beside: "a", args });
  };

  async function change(trouble: Trouble, at: number): Promise<void> {
    configure();
    const fault = FAULTS[trouble];
    if (trouble === "killed") await killedAt(stack, at);
    if (trouble === "a refresh at once") await up(stack, "--refresh");
    if (trouble === "refused by the API server") await whileWritesAreRefused(cluster, at, () => up(stack));
    if (fault !== undefined) {
      let calls = 0;
      const restore = lab.gitHost.intercept(({ path }) =>
        path.includes(repository.fullName) && calls++ === at ? fault : undefined,
      );
      await up(stack).finally(restore);
    }
    await settle(stack);
  }

  async function live(operation: Operation): Promise<void> {
    switch (operation.kind) {
      case "change":
        args = { ...args, ...operation.args };
        return change(operation.trouble, operation.at);
      case "rotate":
        args = { ...args, credentials: { deployKey: { rotation: String(++made) } } };
        return change(operation.trouble, operation.at);
      case "rename":
        names.push(`flux${String(++made)}`);
        return change(operation.trouble, operation.at);
      case "deed":
        await deeds[operation.deed]();
        return settle(stack);
      case "refresh":
        await stack.refresh();
        return settle(stack);
    }
  }

  const edit = async (file: string, from: string | RegExp, to: string) => {
    const text = String(await repository.read(`${DIRECTORY}/${file}`));
    await repository.commit(`Edit ${file}`, { [`${DIRECTORY}/${file}`]: text.replace(from, to) });
  };
  /** What only a refresh can see. */
  const seen = async (deed: Promise<unknown>) => {
    await deed;
    await up(stack, "--refresh");
  };
  const deeds: Readonly<Record<Extract<Operation, { kind: "deed" }>["deed"], () => Promise<unknown>>> = {
    "push an app": () => {
      const name = `app-${String(++made)}`;
      const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: default\n`;
      return repository.commit(`Add ${name}`, { [`clusters/prod/${name}.yaml`]: text });
    },
    "scale a controller": () => cluster.patch(`${DEPLOYMENTS}/source-controller`, { spec: { replicas: 2 } }),
    "delete a controller": () => cluster.delete(`${DEPLOYMENTS}/helm-controller`),
    "label the Kustomization": () =>
      cluster.patch(fluxObject("kustomizations"), { metadata: { labels: { owner: `team-${String(++made)}` } } }),
    "delete the Secret": () => seen(deleteSecrets()),
    "forget the deploy key": () => {
      for (const { id } of repository.deployKeys) repository.removeDeployKey(id);
      return seen(Promise.resolve());
    },
    "edit gotk-sync.yaml": () => edit("gotk-sync.yaml", /interval: .*/, "interval: 7m0s"),
    "edit gotk-components.yaml": () => edit("gotk-components.yaml", "\n", `\n# ${String(++made)}\n`),
  };

  async function deleteSecrets(): Promise<void> {
    const { items } = (await cluster.get(SECRETS)) as { readonly items: readonly KubernetesObject[] };
    for (const { metadata } of items)
      if (metadata.name.startsWith("flux-system")) await cluster.delete(`${SECRETS}/${metadata.name}`);
  }

  /** Flux takes back what people have changed in the cluster; by itself it does so at its interval, which may be a quarter of an hour. */
  async function requestReconciliation(): Promise<void> {
    const requestedAt = new Date().toISOString();
    const annotations = { "reconcile.fluxcd.io/requestedAt": requestedAt };
    await cluster.patch(fluxObject("kustomizations"), { metadata: { annotations } });
    await cluster.waitFor(
      fluxObject("kustomizations"),
      (root) =>
        (root as { status?: { lastHandledReconcileAt?: string } }).status?.lastHandledReconcileAt === requestedAt,
    );
  }

  async function assertAgreement(): Promise<void> {
    await requestReconciliation();
    await up(stack, "--refresh");
    assert.deepEqual(Object.keys((await stack.preview({ refresh: true })).changes), ["same"]);
    await applied(world, String((await repository.log())[0]?.sha));
    const names = (await repository.files()).filter((name) => name.startsWith(`${DIRECTORY}/`));
    const files = await Promise.all(
      names.map(async (name) => ({
        path: name.slice(DIRECTORY.length + 1),
        content: String(await repository.read(name)),
      })),
    );
    const wanted = (await kustomizeBuild(files)).filter(({ kind }) => kind === "Deployment") as unknown as Deployment[];
    await cluster.waitFor(DEPLOYMENTS, (list) => {
      const { items } = list as unknown as { readonly items: readonly Deployment[] };
      return summary(items) === summary(wanted);
    });
    await assertHandedOver(cluster, args["networkPolicy"] === false ? ["NetworkPolicy"] : []);
    const source = (await cluster.get(fluxObject("gitrepositories"))) as Source;
    const secret = (await cluster.get(`${SECRETS}/${source.spec.secretRef.name}`)) as { data: Record<string, string> };
    const key = Buffer.from(String(secret.data["identity.pub"]), "base64").toString().trim();
    assert.deepEqual(
      repository.deployKeys.map((registered) => registered.key),
      [key],
    );
  }

  configure();
  await stack.up();
  return { live, assertAgreement };
}

interface Source {
  readonly spec: { readonly secretRef: { readonly name: string } };
}

interface Deployment {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: {
    readonly replicas: number;
    readonly template: {
      readonly metadata: { readonly labels: object };
      readonly spec: {
        readonly tolerations?: readonly object[];
        readonly containers: readonly { readonly image: string; readonly args: readonly string[] }[];
      };
    };
  };
}

/** What of Deployments the arguments of a soak change. */
function summary(deployments: readonly Deployment[]): string {
  const lines = deployments.map(({ metadata, spec: { replicas, template } }) => {
    const [container] = template.spec.containers;
    const labels = Object.entries(template.metadata.labels as Record<string, string>).sort();
    return JSON.stringify([
      metadata.name,
      metadata.labels["patched"],
      replicas,
      labels,
      container?.image,
      container?.args,
      template.spec.tolerations ?? [],
    ]);
  });
  return lines.sort().join("\n");
}

async function up(stack: Stack, ...args: readonly string[]): Promise<PulumiResult> {
  return stack.spawn("up", { args }).result;
}

/** Kills an `up` when it has begun so many changes, unless it has ended before. */
async function killedAt(stack: Stack, at: number): Promise<void> {
  const run = stack.spawn("up");
  const state = { ended: false };
  void run.result.then(() => (state.ended = true));
  const begun = () =>
    run.events().filter(({ resourcePreEvent: event }) => event !== undefined && event.metadata.op !== "same").length;
  while (!state.ended && begun() <= at) await delay(5);
  if (state.ended) return;
  await run.kill();
  await stack.cancel();
}

/** Runs `up` until it is green, each time as the error says, and fails when that does not help. */
async function settle(stack: Stack): Promise<void> {
  const tried: string[] = [];
  let result = await up(stack);
  while (result.exitCode !== 0) {
    const text = result.stdout + result.stderr;
    tried.push(text);
    assert.ok(tried.length < 4, tried.join("\n\n"));
    const refresh = text.includes("--refresh");
    assert.ok(refresh || /run it again/i.test(text), `an error without advice:\n${text}`);
    result = await up(stack, ...(refresh ? ["--refresh"] : []));
  }
  assert.deepEqual(Object.keys((await stack.preview()).changes), ["same"]);
}
