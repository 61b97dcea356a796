import assert from "node:assert/strict";

import {
  Alert,
  AlertProvider,
  type AlertProviderArgs,
  FluxBootstrap,
  type FluxBootstrapArgs,
  HelmRelease,
  InvalidArgumentsError,
} from "../../components";
import { clusterRelease } from "../../components/bootstrap/ownership";
import { notificationContext } from "../../components/bootstrap/notification-context";
import { resolve } from "../../components/bootstrap/resolve";
import { servedApi } from "../../components/flux-objects/api-version";
import { problemsOfKnown } from "../../components/flux-objects/validate-spec";
import type { Bundle } from "../../components/manifests/bundle";
import { gotkComponents } from "../../components/manifests/install";
import { chatAlerting } from "../../components/notifications/chat";
import { CLI_DEFAULTS, referenceBundle } from "./manifests/reference-bundle";
import { MINIMAL, register, run, type Registered } from "./monitor";
import { edited, newerRelease, writeRelease } from "./newer-release";
import { useTemporaryDirectory } from "./release/temporary-directory";

const GROUP = "notification.toolkit.fluxcd.io";
const NEWER = newerRelease();
const SOURCE = { kind: "GitRepository", name: "apps" } as const;
const ALERT = { providerRef: { name: "chat" }, eventSources: [SOURCE] } as const;

const DROPPED_FROM_PROVIDER = { proxy: "http://proxy.example.com", interval: "1m" };
const DROPPED_FROM_ALERT = { summary: "production" };

describe("a release that this package does not know", () => {
  const directory = useTemporaryDirectory();
  const bootstrap = (more: object = {}): FluxBootstrapArgs => ({
    ...MINIMAL,
    version: NEWER.version,
    manifests: writeRelease(NEWER, directory.path),
    ...more,
  });
  const declared = (resources: readonly Registered[]) =>
    resources.filter(({ type }) => type.includes(GROUP)).map(({ type, name }) => `${name} ${type}`);
  const chat = { type: "slack", address: "https://hooks.slack.com/services/x" } as const;
  const refusal = async (program: () => unknown): Promise<string[]> => {
    const error = await run(program).then(
      () => assert.fail("the arguments were taken"),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof InvalidArgumentsError, String(error));
    return error.problems.map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);
  };

  it("is composed as any other", () => {
    assert.match(gotkComponents(NEWER, CLI_DEFAULTS).content, /^# Flux Version: v2\.10\.0$/m);
  });

  it("has notifications in the version that it stores, and those of the state are the same objects", async () => {
    const { resources } = await register(bootstrap({ notifications: { chat } }));
    assert.deepEqual(declared(resources), [
      `fleet-chat kubernetes:${GROUP}/v1:Provider`,
      `fleet-chat kubernetes:${GROUP}/v1:Alert`,
    ]);
    for (const kind of ["Provider", "Alert"]) {
      const { opts } = resources.find(({ type }) => type.endsWith(`/v1:${kind}`)) ?? assert.fail();
      assert.deepEqual(opts.aliases, [{ type: `kubernetes:${GROUP}/v1beta3:${kind}` }]);
    }
  });

  it("leaves notifications in the version that the cluster has before the merge, while it serves that", () => {
    const apiOf = (release: Bundle, more: object) =>
      servedApi(clusterRelease(release, resolve({ ...MINIMAL, ...more })), "Alert").apiVersion;
    for (const more of [{ commit: { mode: "pullRequest" } }, { upgrades: "git" }]) {
      assert.equal(apiOf(NEWER, more), `${GROUP}/v1beta3`);
      assert.equal(apiOf(newerRelease({ withBeta: false }), more), `${GROUP}/v1`);
    }
    for (const mode of ["push", "none"]) assert.equal(apiOf(NEWER, { commit: { mode } }), `${GROUP}/v1`);
  });

  it("selects the events of the kinds that the release has", () => {
    const release = edited(NEWER, "notification-controller.yaml", {
      Alert: (crd) => {
        const { spec } = crd["spec"].versions[0].schema.openAPIV3Schema.properties;
        const { kind } = spec.properties.eventSources.items.properties;
        kind.enum = kind.enum.filter((name: string) => name !== "HelmChart");
      },
    });
    const kindsOf = (one: Bundle) => {
      const { eventSources } = chatAlerting(
        { ...chat, eventSeverity: "info" },
        notificationContext(one, resolve(MINIMAL)),
      ).alert;
      return (eventSources as readonly { readonly kind: string }[]).map(({ kind }) => kind);
    };
    assert.deepEqual(
      kindsOf(NEWER).filter((kind) => !kindsOf(release).includes(kind)),
      ["HelmChart"],
    );
  });

  it("has the objects of applications in that version too", async () => {
    const { resources } = await run(() => {
      const flux = new FluxBootstrap("fleet", bootstrap());
      return [
        new AlertProvider("chat", { flux, type: "slack", address: "https://hooks.example.com" }),
        new Alert("apps", { flux, ...ALERT }),
      ];
    });
    assert.deepEqual(declared(resources).sort(), [
      `apps-alert kubernetes:${GROUP}/v1:Alert`,
      `chat-provider kubernetes:${GROUP}/v1:Provider`,
    ]);
  });

  it("decides which types there are; an older one refuses them and names its own", async () => {
    const type = "mattermost" as unknown as "slack";
    const { resources } = await register(bootstrap({ notifications: { chat: { ...chat, type, channel: "ops" } } }));
    assert.equal(declared(resources).length, 2);
    const older = await refusal(
      () => new FluxBootstrap("fleet", { ...MINIMAL, notifications: { chat: { ...chat, type } } }),
    );
    assert.match(
      older.join("\n"),
      /^notifications\.chat\.type: expected one of slack, discord, .* in Flux v2\.9\.4, got "mattermost"$/,
    );
    const provider = (more: object) =>
      new AlertProvider("chat", {
        type,
        address: "https://chat.example.com",
        channel: "ops",
        ...more,
      });
    await run(() => provider({ flux: new FluxBootstrap("fleet", bootstrap()) }));
    assert.match(
      (await refusal(() => provider({}))).join("\n"),
      /^type: expected one of slack, .*, github, .* in Flux v2\.9\.4, got "mattermost"$/,
    );
  });

  it("decides which sources a chart may have", async () => {
    const sourceRef = { kind: "OCIRepository", name: "charts" };
    const release = (more: object) =>
      new HelmRelease("apps", {
        chart: { spec: { chart: "podinfo", sourceRef } },
        ...more,
      });
    await run(() => release({ flux: new FluxBootstrap("fleet", bootstrap()) }));
    assert.deepEqual(await refusal(() => release({})), [
      'chart.spec.sourceRef.kind: expected one of HelmRepository, GitRepository, Bucket in Flux v2.9.4, got "OCIRepository"',
    ]);
  });

  it("refuses the fields that it has dropped by its name", async () => {
    const flux = () => new FluxBootstrap("fleet", bootstrap());
    const fields = "address, certSecretRef, channel, commitStatusExpr, proxySecretRef, secretRef, serviceAccountName";
    assert.deepEqual(
      await refusal(() => new AlertProvider("chat", { flux: flux(), type: "slack", ...DROPPED_FROM_PROVIDER })),
      ["proxy", "interval"].map(
        (field) =>
          `${field}: unknown field in Flux v2.10.0, expected one of ${fields}, suspend, timeout, type, username`,
      ),
    );
    assert.match(
      (await refusal(() => new Alert("apps", { flux: flux(), ...ALERT, ...DROPPED_FROM_ALERT }))).join("\n"),
      /^summary: unknown field in Flux v2\.10\.0, expected one of eventMetadata, /,
    );
    // Where the version that the cluster has is used, the message says so.
    const [problem] = problemsOfKnown({
      kind: "Provider",
      release: NEWER,
      apiVersion: `${GROUP}/v1beta3`,
      spec: { type: "mattermost" },
    });
    assert.match(
      String(problem?.reason),
      /otel in Flux v2\.10\.0 \(notification\.toolkit\.fluxcd\.io\/v1beta3\), got /,
    );
  });

  it("may have fields that look like slips of those that this package knows", () => {
    const release = edited(NEWER, "source-controller.yaml", {
      GitRepository: (crd) => {
        const { spec } = crd["spec"].versions[0].schema.openAPIV3Schema.properties;
        spec.properties.timeouts = { type: "string" };
      },
    });
    const spec = { url: "https://git.example.com/apps", interval: "1m", timeouts: "1m" };
    assert.deepEqual(problemsOfKnown({ kind: "GitRepository", release, spec }), []);
    assert.match(
      String(problemsOfKnown({ kind: "GitRepository", release: referenceBundle("v2.9.4"), spec })[0]?.reason),
      /^unknown field in Flux v2\.9\.4\. Did you mean "timeout"\?$/,
    );
  });

  it("may have rules at the root of a definition, about the spec and the name", async () => {
    const provider = (name: string, more: object) =>
      new AlertProvider(name, { flux: new FluxBootstrap("fleet", bootstrap()), ...more } as AlertProviderArgs);
    assert.deepEqual(await refusal(() => provider("chat", { type: "mattermost" })), [
      ": spec.channel is required for the type mattermost",
    ]);
    assert.deepEqual(await refusal(() => provider("c".repeat(41), { type: "slack" })), [
      ": the name must have at most 40 characters",
    ]);
    // The name is not known, and the status is the controller's.
    assert.deepEqual(problemsOfKnown({ kind: "Provider", release: NEWER, spec: { type: "slack" } }), []);
    const spec = { interval: "1m", chartRef: { kind: "OCIRepository", name: "apps" } };
    assert.deepEqual(problemsOfKnown({ kind: "HelmRelease", release: NEWER, spec }), []);
  });
});

describe("servedApi", () => {
  const api = (...args: Parameters<typeof servedApi>) => servedApi(...args).apiVersion;

  it("is the version that is stored, in the releases that this package knows", () => {
    for (const version of ["v2.8.8", "v2.9.4"]) {
      const cluster = { release: referenceBundle(version), mayLag: false };
      assert.equal(api(cluster, "Alert"), `${GROUP}/v1beta3`);
      assert.equal(api(cluster, "Receiver"), `${GROUP}/v1`);
      assert.equal(api(cluster, "HelmRelease"), "helm.toolkit.fluxcd.io/v2");
    }
  });

  it("is never one that is not served or deprecated, as long as there is another", () => {
    const changed = (v1: object, beta: object) => ({
      release: edited(NEWER, "notification-controller.yaml", {
        Alert: ({ spec }) => {
          spec.versions = [
            { ...spec.versions[0], ...v1 },
            { ...spec.versions[1], ...beta },
          ];
        },
      }),
      mayLag: false,
    });
    assert.equal(api(changed({ storage: false }, { storage: true }), "Alert"), `${GROUP}/v1`);
    assert.equal(api(changed({ served: false }, {}), "Alert"), `${GROUP}/v1beta3`);
    assert.equal(api(changed({ storage: false }, { storage: true, deprecated: false }), "Alert"), `${GROUP}/v1beta3`);
  });

  it("knows the versions of the state, whichever release an object was declared for", () => {
    const types = (release: typeof NEWER) => servedApi({ release, mayLag: false }, "Alert").aliases;
    const alias = (version: string) => ({ type: `kubernetes:${GROUP}/${version}:Alert` });
    assert.deepEqual(types(newerRelease({ withBeta: false })), [alias("v1beta3")]);
    assert.deepEqual(types(referenceBundle("v2.9.4")), [alias("v1")]);
    assert.deepEqual(types(referenceBundle("v2.8.8")), [alias("v1beta2"), alias("v1")]);
  });
});
