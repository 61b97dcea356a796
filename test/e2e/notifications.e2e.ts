import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

import type { KubernetesObject } from "../../lab/cluster";
import { watch } from "../../lab/cluster/watch";
import type { RepositoryWebhook } from "../../lab/git-host";
import type { StackConfig } from "../../lab/pulumi";
import { openAlertSink, type AlertSink, type PostedEvent } from "./alert-sink";
import { openIngress, type Ingress } from "./ingress";
import { leaks } from "./leaks";
import { applied, configOf, createWorld, end, fluxObject } from "./world";
import type { World } from "./world";

const CHAT_PATH = "/services/T0/B0/c0rrect-horse-battery";
const RECEIVER = "/apis/notification.toolkit.fluxcd.io/v1/namespaces/flux-system/receivers/flux-system-receiver";

interface Secret extends KubernetesObject {
  readonly data: Readonly<Record<string, string>>;
}

describe("notifications", () => {
  let world: World;
  let sink: AlertSink;
  let ingress: Ingress;
  let statusToken = "";

  before("a cluster whose Flux looks for commits every ten minutes", async () => {
    world = await createWorld({ name: "notifications", repository: { private: true } });
    const { lab, stack, cluster, repository } = world;
    sink = await openAlertSink(CHAT_PATH);
    ingress = await openIngress(cluster, "webhook-receiver.flux-system");
    statusToken = lab.gitHost.createToken({ write: true, repositories: [repository.fullName] });
    const github = {
      ...(configOf(lab, "notifications")["github"] as StackConfig),
      url: new URL(lab.gitHost.apiUrl).origin,
    };
    stack.setConfig({ github, sync: { sourceInterval: "10m" } });
    await configure({});
  });
  after(() => end(world));
  after(() => {
    sink.close();
    ingress.close();
  });

  it("are there once the Receiver is ready, and GitHub has reached it", async () => {
    await world.stack.up();
    const { status } = (await world.cluster.get(RECEIVER)) as KubernetesObject;
    const [webhook, ...others] = world.repository.webhooks;
    assert.deepEqual(
      [webhook?.url, webhook?.events, others],
      [`${ingress.url}${String(status?.["webhookPath"])}`, ["push"], []],
    );
    await delivered(webhook, "ping", 1);
  });

  it("let a push be applied at once", async () => {
    const before = Date.now();
    const sha = await push("1");
    await applied(world, sha);
    console.log(`      pushed and applied in ${((Date.now() - before) / 1000).toFixed(1)} s`);
    // It was the webhook that did it: nobody would have looked for ten minutes.
    const { spec } = (await world.cluster.get(fluxObject("gitrepositories"))) as { spec: { interval: string } };
    assert.equal(spec.interval, "10m0s");
    await delivered(world.repository.webhooks[0], "push", 1);
    await status(sha, "success");
  });

  it("tell of what is broken, and of its repair", async () => {
    const broken = await push("2", "Nonsense");
    const error = await event("error", "ReconciliationFailed", broken);
    assert.match(error.message, /Nonsense/);
    await status(broken, "failure");
    const repaired = await push("3");
    await applied(world, repaired);
    await event("info", "ReconciliationSucceeded", repaired);
    await status(repaired, "success");
    assert.ok(sink.events.some(({ involvedObject: { kind } }) => kind === "GitRepository"));
  });

  it("leave nothing to change but what GitHub's last message has changed, which a refresh shows", async () => {
    const { stack } = world;
    assert.deepEqual(Object.keys((await stack.up()).changes), ["same"]);
    const { steps } = await stack.preview({ refresh: true });
    const changes = steps.filter(({ op }) => op === "update");
    assert.deepEqual(
      changes.map(({ type }) => type.split(":").at(-1)),
      ["GitRepository"],
    );
  });

  it("do not get into the way of the program's own commits", async () => {
    const { stack, cluster, repository } = world;
    const before = repository.webhooks[0]?.deliveries.filter(({ event: sent }) => sent === "push").length ?? 0;
    const over = new AbortController();
    const pokes: string[] = [];
    const seen = ({ metadata }: KubernetesObject): void =>
      void pokes.push(String(metadata.annotations?.["reconcile.fluxcd.io/requestedAt"]));
    const watched = watch(
      cluster.api,
      fluxObject("gitrepositories").replace(/\/[^/]*$/, ""),
      { seen, gone: () => undefined },
      over.signal,
    );
    try {
      stack.setConfig({ sync: { sourceInterval: "10m", interval: "11m" } });
      await stack.up();
      await delivered(repository.webhooks[0], "push", before + 1);
    } finally {
      over.abort();
      await watched;
    }
    // The last one before, which a Receiver has set, and the program's.
    const [first, second, ...others] = [...new Set(pokes)];
    assert.match(String(first), /^20\d\d-/);
    assert.match(String(second), /^[0-9a-f]{16}$/);
    assert.deepEqual(others, []);
    await applied(world, await push("4"));
  });

  it("keep their secrets", async () => {
    const { stack, cluster, repository } = world;
    const { data } = (await cluster.get("/api/v1/namespaces/flux-system/secrets/flux-system-receiver")) as Secret;
    const token = Buffer.from(data["token"] ?? "", "base64").toString();
    assert.match(token, /^[0-9a-f]{64}$/);
    const path = new URL(repository.webhooks[0]?.url ?? "").pathname;
    const { stdout, stderr } = await stack.up();
    const objects = await Promise.all(
      [
        "v1beta3/namespaces/flux-system/providers",
        "v1beta3/namespaces/flux-system/alerts",
        "v1/namespaces/flux-system/receivers",
      ].map((list) => cluster.get(`/apis/notification.toolkit.fluxcd.io/${list}`)),
    );
    const texts = [
      { where: "the state", text: JSON.stringify(await stack.export()) },
      { where: "the output", text: stdout + stderr },
      { where: "the objects", text: JSON.stringify(objects) },
    ];
    assert.deepEqual(leaks({ statusToken, token, chat: CHAT_PATH }, texts), []);
    // The object shows the path to whoever may read it, and a message must be signed all the same.
    assert.deepEqual(leaks({ path }, texts.slice(1, 2)), []);
  });

  it("are not sent by the token that the program writes with", async () => {
    const { stack, lab } = world;
    await stack.setSecret("notifications.commitStatus.token", lab.gitHost.token);
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(
      stdout + stderr,
      /notifications\.commitStatus\.token: must not be the token with which the GitHub provider writes/,
    );
    assert.deepEqual(leaks({ writeToken: lab.gitHost.token }, [{ where: "the output", text: stdout + stderr }]), []);
  });

  it("are not sent to an address that Flux would not take, which is said before anything else", async () => {
    const { stack } = world;
    await configure({});
    const address = `${sink.address}${"/x".repeat(1024)}`;
    await stack.setSecret("notifications.chat.address", address);
    const { stdout, stderr } = await stack.up({ expectFailure: true });
    assert.match(stdout + stderr, /notifications\.chat\.address: must have at most 2048 characters/);
    assert.deepEqual(leaks({ address }, [{ where: "the output", text: stdout + stderr }]), []);
  });

  it("go on with a token that was rotated", async () => {
    const { stack, repository } = world;
    const [old] = repository.webhooks;
    await configure({ rotation: "2" });
    await stack.up();
    const [webhook] = repository.webhooks;
    assert.equal(webhook?.id, old?.id);
    assert.notEqual(webhook?.url, old?.url);
    await applied(world, await push("5"));
  });

  it("go before Flux does, and the webhook with them", async () => {
    const { stack, cluster, repository } = world;
    await stack.destroy();
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
    assert.deepEqual(repository.webhooks, []);
  });

  async function configure(receiver: StackConfig): Promise<void> {
    const { stack } = world;
    stack.setConfig({
      notifications: { chat: { type: "generic" }, commitStatus: {}, receiver: { url: ingress.url, ...receiver } },
    });
    await stack.setSecret("notifications.chat.address", sink.address);
    await stack.setSecret("notifications.commitStatus.token", statusToken);
  }

  function push(count: string, kind = "ConfigMap"): Promise<string> {
    const content = `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: probe\n  namespace: default\ndata:\n  count: "${count}"\n`;
    return world.repository.commit(`Probe ${count}`, { "clusters/prod/probe.yaml": content });
  }

  /** The event of the root Kustomization about a commit. */
  function event(severity: string, reason: string, sha: string): Promise<PostedEvent> {
    const wanted = ["Kustomization", "flux-system", "flux-system", severity, reason, `main@sha1:${sha}`];
    return sink.next(wanted.join(" "), ({ involvedObject: { kind, name, namespace }, metadata, ...posted }) =>
      isDeepStrictEqual([kind, name, namespace, posted.severity, posted.reason, metadata?.["revision"]], wanted),
    );
  }

  /** Waits for a status of a commit. */
  function status(sha: string, state: string): Promise<void> {
    return eventually(`${state} of ${sha}`, () =>
      world.repository.statuses.some(
        (found) => found.sha === sha && found.state === state && found.context.startsWith("kustomization/flux-system/"),
      ),
    );
  }

  /** Waits for as many deliveries of an event that Flux has taken. */
  function delivered(webhook: RepositoryWebhook | undefined, name: string, count: number): Promise<void> {
    return eventually(
      `${String(count)} deliveries of ${name}`,
      () =>
        webhook?.deliveries.filter(({ event: sent, status: code }) => sent === name && code === 200).length === count,
    );
  }

  async function eventually(description: string, condition: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 60_000; !condition();) {
      assert.ok(Date.now() < deadline, `no ${description}`);
      await delay(50);
    }
  }
});
