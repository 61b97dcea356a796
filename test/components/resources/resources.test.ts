import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import {
  Alert,
  AlertProvider,
  Bucket,
  GitRepository,
  HelmRelease,
  HelmRepository,
  Kustomization,
  OCIRepository,
  Receiver,
} from "../../../components";
import { waitFor } from "../../../components/cluster/wait-for";
import { resolved, run, theOnly, type Registered } from "../monitor";

const WAIT = "pulumi.com/waitFor";
const SOURCE = { kind: "GitRepository", name: "apps" } as const;
const ALERT = { providerRef: { name: "chat" }, eventSources: [SOURCE] } as const;
const NOUNS: Readonly<Record<string, string>> = {
  GitRepository: "git-repository",
  OCIRepository: "oci-repository",
  Bucket: "bucket",
  HelmRepository: "helm-repository",
  HelmRelease: "helm-release",
  Kustomization: "kustomization",
  Receiver: "receiver",
  AlertProvider: "provider",
  Alert: "alert",
};
const CHART = { chartRef: { kind: "OCIRepository", name: "apps" } } as const;
const BUCKET = { bucketName: "fleet", endpoint: "s3.example.com" };

/** Declares one of a class; `suspend` is left out where it is undefined. */
type Declare = (suspend: { readonly suspend?: pulumi.Input<boolean> }) => pulumi.ComponentResource;

const KINDS: readonly (readonly [component: string, type: string, declare: Declare, awaited: boolean])[] = [
  [
    "GitRepository",
    "source.toolkit.fluxcd.io/v1:GitRepository",
    (more) => new GitRepository("apps", { url: "https://git.example.com/apps", ...more }),
    true,
  ],
  [
    "OCIRepository",
    "source.toolkit.fluxcd.io/v1:OCIRepository",
    (more) => new OCIRepository("apps", { url: "oci://registry.example.com/apps", ...more }),
    true,
  ],
  ["Bucket", "source.toolkit.fluxcd.io/v1:Bucket", (more) => new Bucket("apps", { ...BUCKET, ...more }), true],
  [
    "HelmRepository",
    "source.toolkit.fluxcd.io/v1:HelmRepository",
    (more) => new HelmRepository("apps", { url: "https://charts.example.com", ...more }),
    true,
  ],
  [
    "HelmRelease",
    "helm.toolkit.fluxcd.io/v2:HelmRelease",
    (more) => new HelmRelease("apps", { ...CHART, ...more }),
    true,
  ],
  [
    "Kustomization",
    "kustomize.toolkit.fluxcd.io/v1:Kustomization",
    (more) => new Kustomization("apps", { sourceRef: SOURCE, prune: true, ...more }),
    true,
  ],
  [
    "Receiver",
    "notification.toolkit.fluxcd.io/v1:Receiver",
    (more) => new Receiver("apps", { type: "github", resources: [SOURCE], token: "T", ...more }),
    true,
  ],
  [
    "AlertProvider",
    "notification.toolkit.fluxcd.io/v1beta3:Provider",
    (more) => new AlertProvider("apps", { type: "slack", channel: "ops", ...more }),
    false,
  ],
  ["Alert", "notification.toolkit.fluxcd.io/v1beta3:Alert", (more) => new Alert("apps", { ...ALERT, ...more }), false],
];

describe("FluxObject", () => {
  for (const [component, type, declare, awaited] of KINDS) {
    describe(component, () => {
      it("registers a component and the object as its child", async () => {
        const { resources } = await run(() => declare({}));
        const types = resources
          .map(({ type: registered, name }) => `${registered} ${name}`)
          .filter((line) => !line.startsWith("kubernetes:core/v1:Secret "));
        assert.deepEqual(types, [
          `flux-bootstrap:index:${component} apps`,
          `kubernetes:${type} apps-${NOUNS[component] ?? ""}`,
        ]);
        const { parent } = theOnly(resources, `kubernetes:${type}`).opts;
        assert.match(
          await resolved(parent?.urn ?? pulumi.output("")),
          new RegExp(`\\$flux-bootstrap:index:${component}::apps$`),
        );
        assert.deepEqual(theOnly(resources, `flux-bootstrap:index:${component}`).inputs, {});
      });

      it(awaited ? "waits until Flux has handled the object and it is ready" : "waits for nothing", async () => {
        const { resources } = await run(() => declare({}));
        const annotations = annotationsOf(theOnly(resources, `kubernetes:${type}`));
        const token = annotations["reconcile.fluxcd.io/requestedAt"] ?? "";
        assert.match(token, /^[0-9a-f]{16}$/);
        assert.equal(annotations[WAIT], awaited ? waitFor(token, true) : undefined);
      });

      for (const [what, suspend] of [
        ["is suspended", true],
        ["is suspended by an output", pulumi.output(true)],
      ] as const) {
        it(`does not wait when it ${what}`, async () => {
          const { resources } = await run(() => declare({ suspend }));
          assert.ok(!(WAIT in annotationsOf(theOnly(resources, `kubernetes:${type}`))));
        });
      }

      if (awaited) {
        it("waits when an output says that it is not suspended", async () => {
          const { resources } = await run(() => declare({ suspend: pulumi.output(false) }));
          assert.ok(WAIT in annotationsOf(theOnly(resources, `kubernetes:${type}`)));
        });
      }
    });
  }

  for (const type of ["oci", pulumi.output("oci" as const)] as const) {
    it(`does not wait for a HelmRepository in a registry${typeof type === "string" ? "" : ", when an output says so"}`, async () => {
      const { resources } = await run(
        () => new HelmRepository("charts", { url: "oci://registry.example.com/charts", type }),
      );
      assert.ok(!(WAIT in annotationsOf(theOnly(resources, "kubernetes:source.toolkit.fluxcd.io/v1:HelmRepository"))));
    });
  }

  it("puts out what others refer to it by", async () => {
    const { made } = await run(
      () =>
        new GitRepository("apps", {
          url: "https://git.example.com/apps",
          metadata: { name: "other", namespace: "team" },
        }),
    );
    assert.equal(await resolved(made.name), "other");
    assert.equal(await resolved(made.namespace), "team");
    assert.deepEqual(await resolved(made.reference), { kind: "GitRepository", name: "other", namespace: "team" });
  });

  it("keeps the labels and annotations of the caller", async () => {
    const labels = { team: "apps" };
    const { resources } = await run(
      () => new Alert("apps", { ...ALERT, metadata: { labels, annotations: pulumi.output({ note: "ours" }) } }),
    );
    const { metadata } = theOnly(resources, "kubernetes:notification.toolkit.fluxcd.io/v1beta3:Alert").inputs;
    assert.deepEqual(metadata.labels, labels);
    assert.deepEqual(Object.keys(metadata.annotations as object).sort(), [
      "flux-bootstrap/made-by",
      "note",
      "pulumi.com/patchForce",
      "reconcile.fluxcd.io/requestedAt",
    ]);
  });

  it("says of the object and its Secrets which component has made them", async () => {
    const { resources } = await run(
      () => new AlertProvider("apps", { type: "slack", secret: { address: "https://slack.example.com" } }),
    );
    for (const type of ["core/v1:Secret", "notification.toolkit.fluxcd.io/v1beta3:Provider"]) {
      const { annotations } = theOnly(resources, `kubernetes:${type}`).inputs.metadata as {
        readonly annotations: Readonly<Record<string, string>>;
      };
      assert.equal(
        annotations["flux-bootstrap/made-by"]?.replace(/pulumi:pulumi:Stack\$/, ""),
        "urn:pulumi:stack::project::flux-bootstrap:index:AlertProvider::apps",
      );
    }
  });

  it("makes the Secret in the namespace of the object, as a secret, and pokes Flux with nothing of it", async () => {
    const declared = (password: string) =>
      run(
        () =>
          new GitRepository("apps", {
            url: "https://git.example.com/apps",
            metadata: { namespace: "team" },
            credentials: { basicAuth: { username: "u", password } },
          }),
      );
    const { resources } = await declared("hunter2");
    const { inputs } = theOnly(resources, "kubernetes:core/v1:Secret", "apps-apps-credentials");
    assert.equal(inputs.metadata.name, "apps-credentials");
    assert.equal(inputs.metadata.namespace, "team");
    assert.deepEqual(secretValue(inputs.stringData), { username: "u", password: "hunter2" });
    const type = "kubernetes:source.toolkit.fluxcd.io/v1:GitRepository";
    assert.deepEqual(theOnly(resources, type).inputs, theOnly((await declared("hunter3")).resources, type).inputs);
  });

  it("labels the Secret with the keys of a decryption, so that Flux watches it, and keeps them secret", async () => {
    const { resources } = await run(
      () => new Kustomization("apps", { sourceRef: SOURCE, prune: true, decryptionKeys: { "age.agekey": "hunter2" } }),
    );
    const { inputs } = theOnly(resources, "kubernetes:core/v1:Secret", "apps-apps-decryption");
    assert.deepEqual(inputs.metadata.labels, { "reconcile.fluxcd.io/watch": "Enabled" });
    assert.deepEqual(secretValue(inputs.stringData), { "age.agekey": "hunter2" });
  });

  it("pokes Flux with another token when the spec changes", async () => {
    const token = async (url: string) => {
      const { resources } = await run(() => new GitRepository("apps", { url }));
      return annotationsOf(theOnly(resources, "kubernetes:source.toolkit.fluxcd.io/v1:GitRepository"))[
        "reconcile.fluxcd.io/requestedAt"
      ];
    };
    assert.notEqual(await token("https://git.example.com/a"), await token("https://git.example.com/b"));
  });

  it("pokes Flux with the same token when the order of fields changes, as between languages", async () => {
    const token = async (values: object) => {
      const chart = { spec: { chart: "web", sourceRef: SOURCE } };
      const { resources } = await run(() => new HelmRelease("apps", { chart, values }));
      const made = theOnly(resources, "kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease");
      return annotationsOf(made)["reconcile.fluxcd.io/requestedAt"];
    };
    assert.equal(await token({ a: [{ b: 1, c: 2 }], d: 3 }), await token({ d: 3, a: [{ c: 2, b: 1 }] }));
    assert.notEqual(await token({ a: [1, 2] }), await token({ a: [2, 1] }));
  });

  it("waits as long as it is told to, and else five minutes", async () => {
    const timeouts = async (opts?: pulumi.ComponentResourceOptions) => {
      const { resources } = await run(() => new Kustomization("apps", { sourceRef: SOURCE, prune: true }, opts));
      return theOnly(resources, "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization").opts.customTimeouts;
    };
    assert.deepEqual(await timeouts(), { create: "5m0s", update: "5m0s", delete: "5m0s" });
    const longer: pulumi.CustomResourceOptions = { customTimeouts: { create: "20m" } };
    assert.deepEqual(await timeouts(longer as pulumi.ComponentResourceOptions), {
      create: "20m",
      update: "5m0s",
      delete: "5m0s",
    });
  });

  it("waits as long as the controller may take, also where only an output says how long", async () => {
    const release = async (more: Partial<ConstructorParameters<typeof HelmRelease>[1]>, opts?: object) => {
      const { resources } = await run(() => new HelmRelease("apps", { ...CHART, ...more }, opts));
      const object = theOnly(resources, "kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease");
      return [object.opts.customTimeouts, annotationsOf(object)["pulumi.com/timeoutSeconds"]];
    };
    const long = { create: "900s", update: "900s", delete: "900s" };
    assert.deepEqual(await release({ timeout: "15m" }), [long, undefined]);
    for (const late of [
      { timeout: pulumi.output("15m") },
      { timeout: pulumi.output("3m"), install: { remediation: { retries: 2 } } },
      { timeout: "1m", upgrade: pulumi.output({ timeout: "15m" }) },
    ])
      assert.deepEqual((await release(late))[1], "900");
    assert.deepEqual(await release({ timeout: pulumi.output("15m") }, { customTimeouts: { create: "1m" } }), [
      { create: "1m", delete: "5m0s" },
      "900",
    ]);
    const annotations = { "pulumi.com/timeoutSeconds": "7" };
    assert.equal((await release({ timeout: pulumi.output("15m"), metadata: { annotations } }))[1], "7");
  });

  it("waits as long as Flux checks the health of what a Kustomization without a time-out applies", async () => {
    const waited = async (more: object) => {
      const { resources } = await run(() => new Kustomization("apps", { sourceRef: SOURCE, prune: true, ...more }));
      const object = theOnly(resources, "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization");
      return annotationsOf(object)["pulumi.com/timeoutSeconds"] ?? object.opts.customTimeouts?.create;
    };
    for (const [more, expected] of [
      [{ wait: true }, "570s"],
      [{ interval: "1h", healthChecks: [{ kind: "Job", name: "migration" }] }, "3570s"],
      [{ interval: "1h", wait: pulumi.output(true) }, "3570"],
      [{ interval: pulumi.output("1h"), wait: true }, "3570"],
      [{ interval: "1h", wait: pulumi.output(false) }, "300"],
      [{ interval: "1h", wait: true, timeout: "2m" }, "5m0s"],
      [{ interval: "1h" }, "5m0s"],
    ] as const)
      assert.equal(await waited(more), expected);
  });

  it("keeps a secret in the values of a HelmRelease a secret", async () => {
    const { resources } = await run(
      () =>
        new HelmRelease("apps", {
          ...CHART,
          values: { replicas: 2, database: { password: pulumi.secret("hunter2") } },
        }),
    );
    const { spec } = theOnly(resources, "kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease").inputs;
    // Mocks see a secret as the whole field that it is in.
    assert.deepEqual(secretValue(spec), {
      interval: "10m0s",
      ...CHART,
      values: { replicas: 2, database: { password: "hunter2" } },
    });
  });

  it("puts out no secret when there is one in its spec, whose digest is one", async () => {
    const { made, resources } = await run(
      () => new HelmRelease("apps", { ...CHART, values: { password: pulumi.secret("hunter2") } }),
    );
    secretValue(theOnly(resources, "kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease").inputs.metadata);
    for (const output of [made.name, made.namespace, made.reference] as pulumi.Output<unknown>[])
      assert.equal(await pulumi.isSecret(output), false);
  });

  it("shows all of a spec in a preview in which one value is not known", async () => {
    const path = pulumi.output(pulumi.unknown as unknown as string);
    const { resources } = await run(
      () => new Kustomization("apps", { sourceRef: SOURCE, prune: true, path, targetNamespace: "team" }),
      { preview: true },
    );
    const { spec, metadata } = theOnly(resources, "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization").inputs;
    assert.deepEqual(
      { ...spec, path: undefined },
      { interval: "10m0s", sourceRef: SOURCE, prune: true, targetNamespace: "team", path: undefined },
    );
    assert.equal(metadata.name, "apps");
  });
});

function annotationsOf({ inputs }: Registered): Readonly<Record<string, string>> {
  return inputs.metadata.annotations as Readonly<Record<string, string>>;
}

/** The value of a field that is a secret; a field that is none fails. */
function secretValue(field: unknown): unknown {
  const secret = field as { readonly "4dabf18193072939515e22adb298388d"?: string; readonly value?: unknown };
  assert.equal(secret["4dabf18193072939515e22adb298388d"], "1b47061264138c4ac30d75fd1eb44270");
  return secret.value;
}
