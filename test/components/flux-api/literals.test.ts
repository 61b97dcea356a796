import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { AlertProviderType } from "../../../components/flux-api/alert-provider";
import type { GitRepositorySpecArgs } from "../../../components/flux-api/git-repository";
import type { HelmReleaseSpecArgs } from "../../../components/flux-api/helm-release";
import type { KustomizationSpecArgs } from "../../../components/flux-api/kustomization";
import type { ProviderSpecArgs } from "../../../components/flux-api/alert-provider";

// What these assert first is that they compile: `npm run typecheck` reads them.
describe("the types of Flux's APIs", () => {
  it("take plain literals, as deep as they go", () => {
    const spec: HelmReleaseSpecArgs = {
      chart: { spec: { chart: "podinfo", sourceRef: { kind: "HelmRepository", name: "podinfo" } } },
      values: { replicas: 2, ingress: { hosts: ["a.example.com"] } },
      install: { strategy: { name: "RetryOnFailure", retryInterval: "1m" } },
      driftDetection: { mode: "enabled", ignore: [{ paths: ["/spec/replicas"], target: { kind: "Deployment" } }] },
      postRenderers: [{ kustomize: { images: [{ name: "podinfo", newTag: "6.9.0" }] } }],
    };
    assert.equal(JSON.stringify(spec).includes("RetryOnFailure"), true);
  });

  it("take outputs in the place of any part", async () => {
    const spec: KustomizationSpecArgs = {
      sourceRef: pulumi.output({ kind: "GitRepository" as const, name: "apps" }),
      prune: pulumi.output(true),
      dependsOn: [{ name: pulumi.output("infrastructure") }, pulumi.output({ name: "secrets" })],
      postBuild: { substitute: { region: pulumi.output("eu-central-1") } },
    };
    const resolved = await new Promise((resolve) => pulumi.output(spec).apply(resolve));
    assert.deepEqual(resolved, {
      sourceRef: { kind: "GitRepository", name: "apps" },
      prune: true,
      dependsOn: [{ name: "infrastructure" }, { name: "secrets" }],
      postBuild: { substitute: { region: "eu-central-1" } },
    });
  });

  it("take the names of closed sets and their values alike", () => {
    const specs: readonly ProviderSpecArgs[] = [{ type: AlertProviderType.Slack }, { type: "slack" }];
    assert.deepEqual(specs[0], specs[1]);
  });

  it("take a value that only another release has: its definitions decide in preview", () => {
    const specs: readonly ProviderSpecArgs[] = [{ type: "newer" }, { type: pulumi.output("newer") }];
    assert.equal(specs.length, 2);
  });

  it("refuse what the API refuses", () => {
    const specs: readonly GitRepositorySpecArgs[] = [
      // @ts-expect-error: the URL is missing
      { interval: "1m" },
      // @ts-expect-error: no such field
      { url: "https://example.com/a.git", reference: { branch: "main" } },
      // @ts-expect-error: a reference is an object
      { url: "https://example.com/a.git", secretRef: "credentials" },
    ];
    assert.equal(specs.length, 3);
  });
});
