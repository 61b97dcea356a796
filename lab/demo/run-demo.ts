import { once } from "node:events";

import { isTrue } from "../cluster";
import type { Cluster } from "../cluster";
import type { Repository } from "../git-host";
import { startLab } from "../lab";
import type { ClusterLab } from "../lab";
import { createStack } from "../pulumi";
import type { Stack, Step } from "../pulumi";
import { createProgress } from "../progress";
import { prepareToolchain } from "../toolchain";
import { createTimeline } from "./timeline";
import type { Timeline } from "./timeline";

const SOURCE = "/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/flux-system";
const SYNC = "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/flux-system";
const MANIFEST =
  "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: hello\n  namespace: default\ndata:\n  from: git\n";

interface Tour {
  readonly lab: ClusterLab;
  readonly stack: Stack;
  readonly repository: Repository;
  readonly timeline: Timeline;
}

/**
 * The tour: preview, up, a push, a change, destroy. Every step throws when what it promises did not become true.
 *
 * @returns whether all of it did
 */
export async function runDemo({
  program,
  keep,
}: {
  readonly program: string;
  readonly keep: boolean;
}): Promise<boolean> {
  const timeline = createTimeline(process.stdout);
  const progress = createProgress();
  const toolchain = await timeline.step("Prepare the toolchain", () => prepareToolchain(progress));
  const lab = await timeline.step("Start a cluster and a Git host", () => startLab({ progress, toolchain }));
  try {
    const { sshHostname, knownHosts } = lab.gitHost;
    const repository = await lab.gitHost.createRepository("acme", "fleet");
    const config = {
      "github:owner": "acme",
      github: { owner: "acme", repository: "fleet", sshHostname, knownHosts },
      path: "clusters/prod",
      sync: { sourceInterval: "2s" },
    };
    const stack = await createStack(lab, { directory: program, stack: "demo", config });
    await tour({ lab, stack, repository, timeline });
    if (!keep) await takeDown({ lab, stack, repository, timeline });
    timeline.say("Everything became true:");
    timeline.show(timeline.summary());
    if (keep) await keepRunning(lab, repository);
    return true;
  } catch (error) {
    timeline.say(`Failed: ${error instanceof Error ? error.message : String(error)}`);
    timeline.show(timeline.summary());
    return false;
  } finally {
    await lab.stop();
  }
}

async function tour({ lab, stack, repository, timeline }: Tour): Promise<void> {
  const { cluster } = lab;
  const preview = await timeline.step("pulumi preview --diff", () => stack.preview({ diff: true }));
  timeline.show(preview.steps.filter(isResource).map(planned).join("\n"));
  await timeline.step("pulumi up", () => stack.up());
  await showReady(timeline, cluster);
  await showLog(timeline, repository);

  await timeline.step("Push a ConfigMap to clusters/prod/ and wait until Flux has applied it", async () => {
    await repository.commit("Add a ConfigMap", { "clusters/prod/hello.yaml": MANIFEST });
    await cluster.waitFor("/api/v1/namespaces/default/configmaps/hello", () => true);
  });

  stack.setConfig({ sync: { sourceInterval: "2s", interval: "5m" } });
  const before = (await repository.log()).length;
  const change = await timeline.step("Change sync.interval to 5m: pulumi preview --diff", () =>
    stack.preview({ diff: true }),
  );
  timeline.show(
    change.steps
      .filter(isResource)
      .filter(({ op }) => op !== "same")
      .map(planned)
      .join("\n"),
  );
  timeline.show(changedLines(change.stdout));
  await timeline.step("pulumi up: one commit, which Flux applies", async () => {
    await stack.up();
    const commits = (await repository.log()).length - before;
    if (commits !== 1) throw new Error(`a changed interval made ${String(commits)} commits, not 1`);
    await cluster.waitFor(
      SYNC,
      (object) => (object["spec"] as { interval?: string }).interval === "5m0s" && isTrue(object),
    );
  });
  await showReady(timeline, cluster);
  await showLog(timeline, repository);
}

async function takeDown({ lab: { cluster }, stack, repository, timeline }: Tour): Promise<void> {
  await timeline.step("pulumi destroy", async () => {
    await stack.destroy();
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
    if (repository.deployKeys.length > 0) throw new Error("the deploy key is still registered");
  });
  await showLog(timeline, repository);
}

async function keepRunning(lab: ClusterLab, repository: Repository): Promise<void> {
  const lines = [
    "It is all yours until Ctrl-C:",
    ...Object.entries(lab.environment).map(([name, value]) => `  export ${name}=${value}`),
    "  kubectl get gitrepositories,kustomizations -A",
    `  git clone http://lab:$GITHUB_TOKEN@${repository.httpUrl.replace(/^http:\/\//, "")}`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
}

/** The default providers are steps of the engine too, and no news. */
function isResource({ type }: Step): boolean {
  return !type.startsWith("pulumi:providers:");
}

/** A line of a plan: what is to happen to a resource, its type and its name. */
function planned({ op, urn }: Step): string {
  const [type, name] = urn.split("::").slice(-2);
  return `${op} ${String(type?.split(/[$:]/).at(-1))} ${String(name)}`;
}

/** The lines of the committed files that a preview shows as changed. */
function changedLines(diff: string): string {
  return diff
    .split("\n")
    .filter((line) => /^\s+[-+] {2,}\S/.test(line))
    .map((line) => line.trim())
    .join("\n");
}

async function showReady(timeline: Timeline, cluster: Cluster): Promise<void> {
  for (const path of [SOURCE, SYNC]) {
    const object = await cluster.waitFor(path, isTrue);
    const ready = object.status?.conditions?.find(({ type }) => type === "Ready");
    timeline.say(
      `${String(object.kind)}/${object.metadata.name} Ready=${String(ready?.status)}: ${String(ready?.message)}`,
    );
  }
}

async function showLog(timeline: Timeline, repository: Repository): Promise<void> {
  timeline.say("git log --oneline");
  timeline.show((await repository.log()).map(({ sha, message }) => `${sha.slice(0, 7)} ${message}`).join("\n"));
}
