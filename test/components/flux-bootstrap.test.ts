import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { InvalidArgumentsError } from "../../components";
import { waitFor } from "../../components/cluster/wait-for";
import { REFERENCE } from "../reference";
import { MINIMAL, register, resolved, theOnly } from "./monitor";
import type { Registered } from "./monitor";

const FILE = "github:index/repositoryFile:RepositoryFile";
const DEPLOY_KEY = "github:index/repositoryDeployKey:RepositoryDeployKey";
const SECRET = "kubernetes:core/v1:Secret";
const GIT_REPOSITORY = "kubernetes:source.toolkit.fluxcd.io/v1:GitRepository";
const KUSTOMIZATION = "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization";

const CONTROLLERS = [
  "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition 11",
  "kubernetes:apps/v1:Deployment 4",
  "kubernetes:core/v1:Namespace 1",
  "kubernetes:core/v1:ResourceQuota 1",
  "kubernetes:core/v1:Service 3",
  "kubernetes:core/v1:ServiceAccount 4",
  "kubernetes:networking.k8s.io/v1:NetworkPolicy 3",
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole 3",
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding 2",
];

describe("FluxBootstrap", () => {
  it("registers one typed child for each object of Flux, a key, three files and the two sync objects", async () => {
    const { resources } = await register(MINIMAL);
    assert.deepEqual(
      counted(resources),
      [
        "flux-bootstrap:index:FluxBootstrap 1",
        `${DEPLOY_KEY} 1`,
        `${FILE} 3`,
        ...CONTROLLERS.slice(0, 5),
        `${SECRET} 1`,
        ...CONTROLLERS.slice(5, 6),
        `${KUSTOMIZATION} 1`,
        ...CONTROLLERS.slice(6),
        `${GIT_REPOSITORY} 1`,
        "pulumi:index:Stash 6",
      ].sort(),
    );
  });

  it("hands every object of Flux over, and nothing else; the schemas only once they are accepted", async () => {
    const { resources } = await register(MINIMAL);
    const handedOver = resources.filter(({ opts }) => opts.ignoreChanges?.includes("metadata.labels"));
    assert.deepEqual(counted(handedOver), CONTROLLERS);
    for (const { opts, type } of handedOver) {
      const all = ["metadata.annotations", "metadata.labels", "spec", "data", "rules", "subjects", "roleRef"];
      assert.deepEqual(opts.ignoreChanges, type.endsWith(":CustomResourceDefinition") ? all.slice(0, 2) : all);
    }
  });

  it("marks the schemas as managed by Pulumi, so that the API server refuses them where somebody else manages Flux", async () => {
    const { resources } = await register(MINIMAL);
    const marked = resources.filter(
      ({ inputs }) => inputs.metadata?.labels?.["app.kubernetes.io/managed-by"] === "pulumi",
    );
    assert.deepEqual(counted(marked), CONTROLLERS.slice(0, 1));
  });

  it("tells Pulumi to take over Deployments and not to await Services, and nothing about other kinds", async () => {
    const { resources } = await register(MINIMAL);
    const told = resources.filter(
      ({ opts, inputs }) => opts.ignoreChanges?.includes("spec") && inputs.metadata.annotations !== undefined,
    );
    assert.deepEqual(
      [...new Set(told.map(({ inputs }) => `${String(inputs.kind)} ${JSON.stringify(inputs.metadata.annotations)}`))]
        .filter((line) => line.includes("pulumi.com"))
        .sort(),
      ['Deployment {"pulumi.com/patchForce":"true"}', 'Service {"pulumi.com/skipAwait":"true"}'],
    );
  });

  it("registers nothing but an identity and the key pair before the Git host has confirmed the branch", async () => {
    const { events } = await register(MINIMAL);
    const confirmed = Math.max(events.indexOf("answered getBranch"), events.indexOf("answered getRepository"));
    const before = events.slice(0, confirmed).filter((event) => !event.startsWith("answered"));
    assert.deepEqual(before, [
      "pulumi:pulumi:Stack",
      "flux-bootstrap:index:FluxBootstrap",
      "pulumi:index:Stash", // the identity of the state
      "pulumi:index:Stash", // the key pair
    ]);
  });

  it("commits the components byte for byte as flux install writes them", async () => {
    const { resources } = await register(MINIMAL);
    const expected = readFileSync(path.join(REFERENCE, "v2.9.4", "gotk-components.yaml"), "utf8");
    assert.deepEqual(theOnly(resources, FILE, "fleet-gotk-components.yaml").inputs, {
      repository: "fleet",
      branch: "main",
      file: "clusters/prod/flux-system/gotk-components.yaml",
      content: expected,
      commitMessage: "Flux v2.9.4 components for clusters/prod/flux-system",
      overwriteOnCreate: true,
    });
  });

  it("commits the sync manifests with the caller's values and nothing beyond them", async () => {
    const { resources } = await register({ ...MINIMAL, sync: { interval: "1h", wait: true } });
    const { inputs } = theOnly(resources, FILE, "fleet-gotk-sync.yaml");
    assert.equal(inputs.file, "clusters/prod/flux-system/gotk-sync.yaml");
    assert.match(
      String(inputs.content),
      /^ {2}interval: 1h0m0s\n {2}path: \.\/clusters\/prod\n {2}prune: true\n {2}sourceRef:\n.*\n.*\n {2}wait: true\n$/m,
    );
    assert.doesNotMatch(String(inputs.content), /deletionPolicy|timeout|retryInterval/);
  });

  it("commits kustomization.yaml last, after the sync, after the components, after all controllers", async () => {
    const { resources } = await register(MINIMAL);
    assert.deepEqual(await dependencies(resources, FILE, "fleet-kustomization.yaml"), ["fleet-gotk-sync.yaml"]);
    assert.deepEqual(await dependencies(resources, FILE, "fleet-gotk-sync.yaml"), ["fleet-gotk-components.yaml"]);
    const before = await dependencies(resources, FILE, "fleet-gotk-components.yaml");
    for (const controller of ["source", "kustomize", "helm", "notification"])
      assert.ok(before.includes(`fleet-${controller}-controller`));
    assert.ok(before.includes("fleet-deploy-key"), "the deploy key");
    assert.equal(before.length, 34);
  });

  it("declares the sync objects, pokes Flux with the files' digest and waits until it is handled", async () => {
    const { resources } = await register(MINIMAL);
    const { metadata, spec } = theOnly(resources, GIT_REPOSITORY).inputs;
    const token = metadata.annotations["reconcile.fluxcd.io/requestedAt"] as string;
    assert.match(token, /^[0-9a-f]{16}$/);
    assert.deepEqual(metadata, {
      name: "flux-system",
      namespace: "flux-system",
      annotations: {
        "reconcile.fluxcd.io/requestedAt": token,
        "pulumi.com/patchForce": "true",
        "pulumi.com/waitFor": waitFor(token, true),
      },
    });
    assert.deepEqual(spec, {
      interval: "1m0s",
      ref: { branch: "main" },
      secretRef: { name: "flux-system" },
      suspend: false,
      url: "ssh://git@github.com/acme/fleet",
    });
    const kustomization = theOnly(resources, KUSTOMIZATION).inputs;
    const { "flux-bootstrap/made-by": madeBy, ...annotations } = kustomization.metadata.annotations;
    assert.deepEqual({ ...kustomization.metadata, annotations }, metadata);
    assert.match(madeBy, /::fleet$/);
    assert.deepEqual(kustomization.spec, {
      deletionPolicy: "Orphan",
      interval: "10m0s",
      path: "./clusters/prod",
      prune: true,
      sourceRef: { kind: "GitRepository", name: "flux-system" },
      suspend: false,
    });
  });

  it("pokes Flux with another token when a file changes", async () => {
    const token = async (interval: string): Promise<string> => {
      const { resources } = await register({ ...MINIMAL, sync: { interval } });
      return theOnly(resources, KUSTOMIZATION).inputs.metadata.annotations["reconcile.fluxcd.io/requestedAt"] as string;
    };
    assert.notEqual(await token("10m"), await token("11m"));
    assert.equal(await token("10m"), await token("600s"));
  });

  it("declares the sync objects after the files, and the Kustomization after the GitRepository", async () => {
    const { resources } = await register(MINIMAL);
    assert.ok((await dependencies(resources, GIT_REPOSITORY, "fleet-source")).includes("fleet-kustomization.yaml"));
    assert.deepEqual(await dependencies(resources, KUSTOMIZATION, "fleet-kustomization"), ["fleet-source"]);
  });

  it("puts out the namespace, the URL, the public key, the files with their commits and the applied revision", async () => {
    const { flux } = await register({ ...MINIMAL, namespace: "gitops-system" });
    assert.equal(await resolved(flux.namespace), "gitops-system");
    assert.equal(await resolved(flux.sourceUrl), "ssh://git@github.com/acme/fleet");
    assert.deepEqual(
      await resolved(flux.files),
      ["gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"].map((name) => {
        const file = `clusters/prod/gitops-system/${name}`;
        return { path: file, commit: `commit of ${file}` };
      }),
    );
    assert.equal(await resolved(flux.appliedRevision), "main@sha1:2222");
  });

  it("lists every resource in a preview in which the repository is not made yet", async () => {
    const repository = pulumi.output(pulumi.unknown as unknown as string);
    const { resources } = await register({ ...MINIMAL, github: { owner: "acme", repository } }, { preview: true });
    assert.equal(resources.length, 46);
  });

  it("keeps its arguments out of the state", async () => {
    const { resources } = await register(MINIMAL);
    assert.deepEqual(theOnly(resources, "flux-bootstrap:index:FluxBootstrap").inputs, {});
  });

  it("refuses invalid arguments before it registers anything in the cluster", async () => {
    const refused = register({ ...MINIMAL, path: "/clusters", sync: { interval: "60" } });
    await assert.rejects(refused, (error: Error) => {
      assert.ok(error instanceof InvalidArgumentsError);
      assert.equal(
        error.message,
        [
          "Invalid FluxBootstrap arguments:",
          '- path: must be relative to the root of the repository, got "/clusters"',
          '- sync.interval: must be a Go duration such as "1m0s", got "60"',
        ].join("\n"),
      );
      return true;
    });
  });
});

/** `type count`, sorted. */
function counted(resources: readonly Registered[]): string[] {
  const counts = new Map<string, number>();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => `${type} ${String(count)}`).sort();
}

/** The names of the resources that one depends on explicitly. */
async function dependencies(resources: readonly Registered[], type: string, name: string): Promise<string[]> {
  const dependsOn = await resolved(
    pulumi.output(theOnly(resources, type, name).opts.dependsOn as pulumi.Input<pulumi.Resource[]>),
  );
  const urns = await Promise.all([dependsOn].flat().map((resource) => resolved(resource.urn)));
  return urns.map((urn) => urn.split("::").at(-1) ?? urn);
}
