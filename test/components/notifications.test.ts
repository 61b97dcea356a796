import assert from "node:assert/strict";

import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap, type FluxBootstrapArgs, type NotificationsArgs } from "../../components";
import { waitFor } from "../../components/cluster/wait-for";
import { webhookPath } from "../../components/notifications/push-receiver";
import { pushFilter } from "../../components/notifications/push-receiver";
import { inner } from "./inner";
import { MINIMAL, register, resolved, run, theOnly } from "./monitor";
import type { Registered } from "./monitor";
import { APP_KEY } from "./private-keys";

const SECRET = "kubernetes:core/v1:Secret";
const PROVIDER = "kubernetes:notification.toolkit.fluxcd.io/v1beta3:Provider";
const ALERT = "kubernetes:notification.toolkit.fluxcd.io/v1beta3:Alert";
const RECEIVER = "kubernetes:notification.toolkit.fluxcd.io/v1:Receiver";
const WEBHOOK = "github:index/repositoryWebhook:RepositoryWebhook";
const PATCH_FORCE = { "pulumi.com/patchForce": "true" };

async function registered(
  notifications: NotificationsArgs,
  args: Partial<FluxBootstrapArgs> = {},
): Promise<readonly Registered[]> {
  return (await register({ ...MINIMAL, ...args, notifications })).resources;
}

/** What a Secret holds; it is a secret in the state. */
function held(resources: readonly Registered[], name: string): unknown {
  const { stringData } = theOnly(resources, SECRET, name).inputs;
  assert.equal(stringData["4dabf18193072939515e22adb298388d"], "1b47061264138c4ac30d75fd1eb44270");
  return stringData.value;
}

describe("notifications of FluxBootstrap", () => {
  it("are none unless they are asked for", async () => {
    const types = (await registered({})).map(({ type }) => type);
    for (const type of [PROVIDER, ALERT, RECEIVER, WEBHOOK]) assert.ok(!types.includes(type));
  });

  it("report statuses to the repository by a token in a Secret", async () => {
    const resources = await registered({ commitStatus: { token: "t0ken" } });
    const metadata = { name: "flux-system-commit-status", namespace: "flux-system", annotations: PATCH_FORCE };
    assert.deepEqual(held(resources, "fleet-commit-status"), { token: "t0ken" });
    assert.deepEqual(theOnly(resources, PROVIDER).inputs, {
      apiVersion: "notification.toolkit.fluxcd.io/v1beta3",
      kind: "Provider",
      metadata,
      spec: {
        type: "github",
        address: "https://github.com/acme/fleet",
        secretRef: { name: "flux-system-commit-status" },
      },
    });
    assert.deepEqual(theOnly(resources, ALERT).inputs, {
      apiVersion: "notification.toolkit.fluxcd.io/v1beta3",
      kind: "Alert",
      metadata,
      spec: {
        providerRef: { name: "flux-system-commit-status" },
        eventSeverity: "info",
        eventSources: [{ kind: "Kustomization", name: "flux-system" }],
      },
    });
  });

  it("report statuses by an App, and find the API and the authority of an Enterprise Server", async () => {
    const githubApp = { appId: "1", installationId: "2", privateKey: APP_KEY };
    const github = {
      owner: "acme",
      repository: "fleet",
      url: "https://github.example.com",
      knownHosts: "github.example.com ssh-ed25519 AAAA",
      certificateAuthority: "ca",
    };
    const resources = await registered({ commitStatus: { githubApp } }, { github });
    assert.deepEqual(held(resources, "fleet-commit-status"), {
      githubAppID: "1",
      githubAppInstallationID: "2",
      githubAppPrivateKey: APP_KEY,
      githubAppBaseURL: "https://github.example.com/api/v3",
      "ca.crt": "ca",
    });
    assert.equal(theOnly(resources, PROVIDER).inputs.spec.address, "https://github.example.com/acme/fleet");
  });

  it("report statuses by an App whose installation is named by its owner", async () => {
    const githubApp = { appId: "1", installationOwner: "acme", privateKey: APP_KEY };
    assert.deepEqual(held(await registered({ commitStatus: { githubApp } }), "fleet-commit-status"), {
      githubAppID: "1",
      githubAppInstallationOwner: "acme",
      githubAppPrivateKey: APP_KEY,
    });
  });

  it("report statuses to the API's own host where data has a residence", async () => {
    const github = {
      owner: "acme",
      repository: "fleet",
      url: "https://acme.ghe.com",
      knownHosts: "acme.ghe.com ssh-ed25519 AAAA",
    };
    const resources = await registered({ commitStatus: { token: "t" } }, { github });
    assert.equal(theOnly(resources, PROVIDER).inputs.spec.address, "https://api.acme.ghe.com/acme/fleet");
  });

  it("report statuses by any token where that is allowed", async () => {
    const resources = await registered({ commitStatus: { token: "wr1te", allowWriteToken: true } });
    assert.deepEqual(held(resources, "fleet-commit-status"), { token: "wr1te" });
  });

  it("post everything of Flux's namespace to a chat, whose address is in the Secret alone", async () => {
    const address = "https://hooks.slack.com/services/hidden";
    const resources = await registered({
      chat: { type: "slack", address, token: "t", channel: "ops", eventSeverity: "error" },
    });
    assert.deepEqual(held(resources, "fleet-chat"), { address, token: "t" });
    assert.deepEqual(theOnly(resources, PROVIDER).inputs.spec, {
      type: "slack",
      channel: "ops",
      secretRef: { name: "flux-system-chat" },
    });
    const { eventSeverity, eventSources } = theOnly(resources, ALERT).inputs.spec;
    assert.equal(eventSeverity, "error");
    for (const kind of ["GitRepository", "Kustomization", "HelmRelease"])
      assert.ok(JSON.stringify(eventSources).includes(JSON.stringify({ kind, name: "*" })));
    assert.deepEqual(
      resources.filter(({ inputs }) => JSON.stringify(inputs).includes("hidden")).map(({ type }) => type),
      [SECRET],
    );
  });

  it("wait for nothing of a Provider and an Alert, which have no status", async () => {
    const resources = await registered({ chat: { type: "generic", address: "a" }, commitStatus: { token: "t" } });
    for (const { inputs } of resources.filter(({ type }) => [PROVIDER, ALERT].includes(type)))
      assert.deepEqual(inputs.metadata.annotations, PATCH_FORCE);
  });

  it("lead GitHub to a Receiver that is ready, by a token that is made once", async () => {
    const resources = await registered({ receiver: { url: "https://flux.example.com/" } });
    const { token } = held(resources, "fleet-receiver") as { token: string };
    assert.match(token, /^[0-9a-f]{64}$/);
    assert.deepEqual(theOnly(resources, "pulumi:index:Stash", "fleet-receiver-token").opts.ignoreChanges, ["input"]);
    const { metadata, spec } = theOnly(resources, RECEIVER).inputs;
    assert.equal(metadata.annotations["pulumi.com/waitFor"], waitFor("first-token", true));
    assert.deepEqual(
      [spec.type, spec.events, spec.secretRef],
      ["github", ["ping", "push"], { name: "flux-system-receiver" }],
    );
    assert.deepEqual(spec.resources, [
      { apiVersion: "source.toolkit.fluxcd.io/v1", kind: "GitRepository", name: "flux-system" },
    ]);
    const { repository, events, configuration } = theOnly(resources, WEBHOOK).inputs;
    assert.deepEqual([repository, events], ["fleet", ["push"]]);
    const plain = JSON.parse(JSON.stringify(configuration, (_key, value: unknown) => opened(value))) as object;
    const path = webhookPath(token, { name: "flux-system-receiver", namespace: "flux-system" });
    assert.deepEqual(plain, {
      url: `https://flux.example.com${path}`,
      secret: token,
      insecureSsl: false,
      contentType: "json",
    });
  });

  it("rotate the token by another Secret, and keep the Receiver and the webhook", async () => {
    const resources = await registered({ receiver: { url: "https://flux.example.com", rotation: "2" } });
    assert.equal(theOnly(resources, SECRET, "fleet-receiver-2").inputs.metadata.name, "flux-system-receiver-2");
    assert.deepEqual(theOnly(resources, RECEIVER, "fleet-receiver").inputs.spec.secretRef, {
      name: "flux-system-receiver-2",
    });
    theOnly(resources, WEBHOOK, "fleet-webhook");
  });

  it("come after the root Kustomization and the controllers, in their order", async () => {
    const resources = await registered({
      receiver: { url: "https://flux.example.com" },
      chat: { type: "slack", address: "a" },
    });
    const after = await dependencies(theOnly(resources, SECRET, "fleet-chat"));
    assert.ok(after.includes("Kustomization::fleet-kustomization"), String(after));
    assert.ok(after.includes("Deployment::fleet-notification-controller"));
    assert.deepEqual(await dependencies(theOnly(resources, WEBHOOK)), ["Receiver::fleet-receiver"]);
    assert.deepEqual(await dependencies(theOnly(resources, ALERT)), ["Provider::fleet-chat"]);
  });

  it("let nothing be sent before the address of a chat is known, which is checked then", async () => {
    const { resources } = await run(() => {
      const address = new ConfigMap("chat", { data: { address: "a" } }).data.apply((data) => data["address"] ?? "");
      const github = { owner: "acme", repository: "fleet", createRepository: {} };
      return new FluxBootstrap("fleet", { ...MINIMAL, github, notifications: { chat: { type: "slack", address } } });
    });
    for (const type of ["github:index/repository:Repository", "kubernetes:core/v1:Namespace"]) {
      assert.ok((await dependencies(theOnly(resources, type))).includes("ConfigMap::chat"), type);
    }
  });

  it("are listed in a preview", async () => {
    const notifications = {
      receiver: { url: "https://flux.example.com" },
      chat: { type: "slack", address: "a" },
      commitStatus: { token: "t" },
    } as const;
    const { resources } = await register({ ...MINIMAL, notifications }, { preview: true });
    const none = await register(MINIMAL, { preview: true });
    assert.equal(resources.length - none.resources.length, 10);
  });
});

describe("webhookPath", () => {
  it("is the one that notification-controller tells in the Receiver's status", () => {
    // As `printf 'tokennamenamespace' | sha256sum` says.
    assert.equal(
      webhookPath("token", { name: "name", namespace: "namespace" }),
      "/hook/033cd85fb94eef8b750b62b37d50fa65adb47b1f0ab5d6a8f9f6692e516e686a",
    );
  });
});

describe("pushFilter", () => {
  it("lets pushes to the branch through", () => {
    assert.equal(pushFilter({ branch: "main", ownCommits: undefined }), 'has(req.ref) && req.ref == "refs/heads/main"');
  });

  it("lets every push through where Flux follows no branch", () => {
    assert.equal(pushFilter({ branch: undefined, ownCommits: undefined }), "has(req.ref)");
  });

  it("holds the program's own commits back", () => {
    assert.equal(
      pushFilter({ branch: "main", ownCommits: { prefix: 'a "b": ', directory: "prod/flux-system" } }),
      'has(req.ref) && req.ref == "refs/heads/main" && !(has(req.commits) && req.commits.size() > 0 && req.commits.all(c, ' +
        'c.message.startsWith("a \\"b\\": Flux ") && c.message.contains(" for prod/flux-system")))',
    );
  });
});

/** A value without the engine's mark of a secret. */
function opened(value: unknown): unknown {
  const isMarked = typeof value === "object" && value !== null && "4dabf18193072939515e22adb298388d" in value;
  return isMarked ? (value as unknown as { readonly value: unknown }).value : value;
}

/** `Kind::name` of what a resource is made after: what is said to be, and what that comes from. */
async function dependencies({ opts }: Registered): Promise<string[]> {
  const dependsOn = pulumi.output(opts.dependsOn as pulumi.Input<pulumi.Resource[]>);
  const named = (await resolved(dependsOn)) as readonly pulumi.Resource[];
  const after = [...named, ...(await inner(dependsOn).allResources())];
  const urns = await Promise.all(after.map((resource) => resolved(resource.urn)));
  return [...new Set(urns.map((urn) => urn.split(":").slice(-3).join(":")))].sort();
}
