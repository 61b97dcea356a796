import { isTrue, type Cluster } from "../cluster";
import { createFluxCli } from "../flux-cli";
import type { Repository } from "../git-host";
import type { Lab } from "../lab";
import type { Progress } from "../progress";
import { createStack } from "../pulumi";
import { composeComponents, type Contestant } from "./contestants";

const KUSTOMIZATION = "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/flux-system";
const SOURCE = "/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/flux-system";
const DEPLOYMENT = "/apis/apps/v1/namespaces/flux-system/deployments/kustomize-controller";

/** The releases of the upgrade. */
const [OLD, NEW] = ["v2.8.8", "v2.9.4"] as const;
/** The interval of the source after the change; it is a minute before. */
const CHANGED = "7m0s";
const COMPONENTS = "clusters/prod/flux-system/gotk-components.yaml";

/** What is measured: seconds, numbers of requests and bytes. The flux CLI has no preview, no requests and no state. */
export interface Figures {
  readonly "preview of an empty cluster"?: number;
  readonly "first up to Ready": number;
  readonly "up without changes": number;
  readonly "preview without changes"?: number;
  readonly "change of an interval to Ready": number;
  readonly "upgrade to Ready": number;
  readonly "GitHub requests of the first up"?: number;
  readonly "GitHub requests of an up without changes"?: number;
  readonly "state in bytes"?: number;
}

/** Takes a program through its life on a cluster of its own. */
export async function measure(lab: Lab, name: string, contestant: Contestant, progress: Progress): Promise<Figures> {
  progress.step(`Measuring ${contestant.name}`);
  const cluster = await lab.startCluster(name);
  const repository = await lab.gitHost.createRepository("acme", name);
  const environment = { ...contestant.environment, KUBECONFIG: cluster.kubeconfig };
  const config = contestant.config(lab, name, OLD);
  const stack = await createStack(lab, { directory: contestant.program, stack: name, config, environment });
  try {
    const preview = await seconds(() => stack.preview());
    const [first, firstRequests] = await counted(lab, async () => {
      await stack.up();
      await cluster.waitFor(KUSTOMIZATION, isTrue);
    });
    const [unchanged, unchangedRequests] = await counted(lab, () => stack.up());
    const previewUnchanged = await seconds(() => stack.preview());
    const state = JSON.stringify(await stack.export()).length;
    stack.setConfig(contestant.config(lab, name, OLD, CHANGED));
    const change = await seconds(async () => {
      await stack.up();
      await changed(cluster, repository);
    });
    stack.setConfig(contestant.config(lab, name, NEW, CHANGED));
    const upgrade = await seconds(async () => {
      await stack.up();
      await hasRelease(cluster, repository, NEW);
    });
    return {
      "preview of an empty cluster": preview,
      "first up to Ready": first,
      "up without changes": unchanged,
      "preview without changes": previewUnchanged,
      "change of an interval to Ready": change,
      "upgrade to Ready": upgrade,
      "GitHub requests of the first up": firstRequests,
      "GitHub requests of an up without changes": unchangedRequests,
      "state in bytes": state,
    };
  } finally {
    await cluster.stop();
  }
}

/**
 * Does the same with `flux bootstrap git`, which installs its own release only: before the upgrade, a person commits the older one.
 *
 * @see https://fluxcd.io/flux/cmd/flux_bootstrap_git/ `--interval` is that of the source
 */
export async function measureFluxCli(lab: Lab, name: string, progress: Progress): Promise<Figures> {
  progress.step("Measuring flux bootstrap git");
  const cluster = await lab.startCluster(name);
  const repository = await lab.gitHost.createRepository("acme", name);
  const cli = createFluxCli(lab, cluster, repository);
  try {
    const first = await seconds(async () => {
      await cli.bootstrap();
      await cluster.waitFor(KUSTOMIZATION, isTrue);
    });
    const unchanged = await seconds(() => cli.bootstrap());
    const change = await seconds(async () => {
      await cli.bootstrap([`--interval=${CHANGED}`]);
      await changed(cluster, repository);
    });
    await repository.commit("Go back", { [COMPONENTS]: composeComponents(OLD) });
    await cluster.patch(SOURCE, { metadata: { annotations: { "reconcile.fluxcd.io/requestedAt": "now" } } });
    await hasRelease(cluster, repository, OLD);
    const upgrade = await seconds(async () => {
      await cli.bootstrap([`--interval=${CHANGED}`]);
      await hasRelease(cluster, repository, NEW);
    });
    return {
      "first up to Ready": first,
      "up without changes": unchanged,
      "change of an interval to Ready": change,
      "upgrade to Ready": upgrade,
    };
  } finally {
    await cluster.stop();
  }
}

/** Waits until Flux has applied the changed interval. */
async function changed(cluster: Cluster, repository: Repository): Promise<void> {
  await applied(cluster, repository);
  await cluster.waitFor(SOURCE, (object) => (object as { spec?: { interval?: string } }).spec?.interval === CHANGED);
}

/** Waits until Flux has applied the last commit, and is of a release. */
async function hasRelease(cluster: Cluster, repository: Repository, version: string): Promise<void> {
  await applied(cluster, repository);
  await cluster.waitFor(DEPLOYMENT, ({ metadata }) => metadata.labels?.["app.kubernetes.io/version"] === version);
}

async function applied(cluster: Cluster, repository: Repository): Promise<void> {
  const head = (await repository.log())[0]?.sha ?? "";
  await cluster.waitFor(
    KUSTOMIZATION,
    (object) => isTrue(object) && String(object.status?.["lastAppliedRevision"]).endsWith(head),
  );
}

/** Returns the seconds that work takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

async function counted({ gitHost }: Lab, work: () => Promise<unknown>): Promise<[number, number]> {
  const before = gitHost.requests.length;
  const time = await seconds(work);
  return [time, gitHost.requests.length - before];
}
