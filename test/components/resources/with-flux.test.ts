import assert from "node:assert/strict";

import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";

import { Alert, FluxBootstrap, GitRepository, type FluxBootstrapArgs } from "../../../components";
import { MINIMAL, resolved, run, theOnly, type Registered } from "../monitor";

const OBJECT = "kubernetes:source.toolkit.fluxcd.io/v1:GitRepository";
const USER = { basicAuth: { username: "u", password: "p" } };

describe("FluxObject of a FluxBootstrap", () => {
  const declared = (args: Partial<FluxBootstrapArgs> = {}, metadata = {}) =>
    run(
      () =>
        new GitRepository("apps", {
          flux: new FluxBootstrap("fleet", { ...MINIMAL, ...args }),
          url: "https://git.example.com/apps",
          credentials: USER,
          metadata,
        }),
    );

  it("goes into the namespace of Flux, with its Secrets", async () => {
    const { resources } = await declared({ namespace: "gitops-system" });
    assert.equal(theOnly(resources, OBJECT, "apps-git-repository").inputs.metadata.namespace, "gitops-system");
    assert.equal(
      theOnly(resources, "kubernetes:core/v1:Secret", "apps-apps-credentials").inputs.metadata.namespace,
      "gitops-system",
    );
  });

  it("goes into another namespace when it is told to", async () => {
    const { resources } = await declared({ namespace: "gitops-system" }, { namespace: "team" });
    assert.equal(theOnly(resources, OBJECT, "apps-git-repository").inputs.metadata.namespace, "team");
  });

  it("goes into the cluster of Flux, with its Secrets, unless it is given another provider", async () => {
    const { resources } = await run(() => {
      const [cluster, other] = ["cluster", "other"].map((name) => new Provider(name, { kubeconfig: "{}" }));
      const flux = new FluxBootstrap("fleet", MINIMAL, { providers: cluster === undefined ? [] : [cluster] });
      const args = { flux, url: "https://git.example.com/apps", credentials: USER };
      new GitRepository("there", args, { providers: other === undefined ? [] : [other] });
      return new GitRepository("apps", args);
    });
    for (const [name, provider] of [
      ["apps", "cluster"],
      ["there", "other"],
    ] as const) {
      for (const resource of [
        theOnly(resources, OBJECT, `${name}-git-repository`),
        theOnly(resources, "kubernetes:core/v1:Secret", `${name}-${name}-credentials`),
      ]) {
        assert.equal(String(resource.provider).split("::")[3], provider);
      }
    }
  });

  it("comes after the controllers and what the cluster follows, with its Secrets", async () => {
    const { resources } = await declared();
    for (const resource of [
      theOnly(resources, OBJECT, "apps-git-repository"),
      theOnly(resources, "kubernetes:core/v1:Secret", "apps-apps-credentials"),
    ]) {
      const before = await dependencies(resource);
      assert.ok(before.includes("kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization::fleet-kustomization"));
      assert.ok(before.includes("kubernetes:apps/v1:Deployment::fleet-source-controller"));
      assert.ok(
        before.includes(
          "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition::fleet-gitrepositories.source.toolkit.fluxcd.io",
        ),
      );
    }
  });

  it("comes after those of a cluster that follows a registry", async () => {
    const { resources } = await run(() => {
      const { path, manifests = "" } = MINIMAL;
      const flux = new FluxBootstrap("fleet", {
        path,
        manifests,
        ociRepository: { url: "oci://registry.example.com/fleet" },
      });
      return new Alert("apps", {
        flux,
        providerRef: { name: "chat" },
        eventSources: [{ kind: "GitRepository", name: "apps" }],
      });
    });
    const before = await dependencies(
      theOnly(resources, "kubernetes:notification.toolkit.fluxcd.io/v1beta3:Alert", "apps-alert"),
    );
    assert.ok(before.includes("kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization::fleet-kustomization"));
    assert.ok(before.includes("kubernetes:apps/v1:Deployment::fleet-notification-controller"));
  });

  it("depends on nothing without one, and goes into Flux's own namespace", async () => {
    const { resources } = await run(() => new GitRepository("apps", { url: "https://git.example.com/apps" }));
    const object = theOnly(resources, OBJECT);
    assert.deepEqual(await dependencies(object), []);
    assert.equal(object.inputs.metadata.namespace, "flux-system");
  });
});

/** `type::name` of the resources that one depends on. */
async function dependencies({ opts }: Registered): Promise<string[]> {
  const dependsOn = await resolved(pulumi.output(opts.dependsOn as pulumi.Input<pulumi.Resource[]>));
  const urns = await Promise.all([dependsOn].flat().map((resource) => resolved(resource.urn)));
  return urns.map((urn) => urn.replace(/^.*\$/, ""));
}
