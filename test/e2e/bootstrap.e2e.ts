import assert from "node:assert/strict";

import { loadAll } from "js-yaml";
import { readFileSync } from "node:fs";
import * as path from "node:path";

import { isTrue } from "../../lab/cluster";
import { REFERENCE } from "../reference";
import { RESOURCES } from "./expected";
import { assertHandedOver } from "./handed-over";
import { applied, assertRequests, createWorld, end, fluxObject, writes } from "./world";
import type { World } from "./world";

const DIRECTORY = "clusters/prod/flux-system";

describe("bootstrap", () => {
  let world: World;

  before("an empty cluster and a repository", async () => {
    world = await createWorld({ name: "bootstrap", processOfUsers: true });
  });
  after(() => end(world));

  it("lists every resource in preview and writes nothing", async () => {
    const { lab, stack, cluster } = world;
    const from = lab.gitHost.requests.length;
    const { changes } = await stack.preview();
    assert.deepEqual(changes, { create: RESOURCES.all });
    assert.deepEqual(writes(lab, from), []);
    assertRequests(lab, from, 4);
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
  });

  it("takes an empty cluster to one that Flux runs from Git", async () => {
    const { lab, stack, cluster, repository } = world;
    const from = lab.gitHost.requests.length;
    const { changes, steps } = await stack.up();
    assert.deepEqual(changes, { create: RESOURCES.all });
    assertRequests(lab, from, 10);
    const kinds = steps.map(({ type }) => type).filter((type) => type.startsWith("kubernetes:"));
    const isDefinition = (type = "") => type.endsWith(":CustomResourceDefinition");
    const definitions = kinds.filter(isDefinition);
    assert.deepEqual(kinds.slice(0, 1 + definitions.length), ["kubernetes:core/v1:Namespace", ...definitions]);
    assert.ok(definitions.length > 0 && !isDefinition(kinds[1 + definitions.length]));

    const log = await repository.log();
    assert.deepEqual(
      log.map(({ message }) => message),
      [`Flux v2.9.4 for ${DIRECTORY}`, "Initial commit"],
    );
    const kustomization = await applied(world, String(log[0]?.sha));
    assert.equal(kustomization.status?.["lastAppliedRevision"], `main@sha1:${String(log[0]?.sha)}`);
    const source = await cluster.waitFor(fluxObject("gitrepositories"), isTrue);
    assert.equal(isTrue(source), true);
    assert.deepEqual(
      repository.deployKeys.map(({ title, readOnly }) => ({ title, readOnly })),
      [{ title: "flux-system-flux-system-main-clusters/prod (flux-bootstrap/bootstrap)", readOnly: true }],
    );
    assert.equal(lab.gitHost.requests.filter(({ status }) => status >= 400 && status !== 404).length, 0);
  });

  it("commits gotk-components.yaml byte for byte as flux install writes it", async () => {
    const committed = await world.repository.read(`${DIRECTORY}/gotk-components.yaml`);
    assert.equal(committed, readFileSync(path.join(REFERENCE, "v2.9.4", "gotk-components.yaml"), "utf8"));
  });

  it("puts out what it has made", async () => {
    const { stack, repository, lab } = world;
    const { sourceStatus, kustomizationStatus, ...outputs } = (await stack.outputs()) as Record<
      string,
      Record<string, unknown>
    >;
    const commit = (await repository.log())[0]?.sha;
    assert.deepEqual(outputs, {
      fluxNamespace: "flux-system",
      sourceUrl: `ssh://git@${lab.gitHost.sshHostname}/acme/bootstrap`,
      publicKey: repository.deployKeys[0]?.key,
      files: [
        { path: `${DIRECTORY}/gotk-components.yaml`, commit },
        { path: `${DIRECTORY}/gotk-sync.yaml`, commit },
        { path: `${DIRECTORY}/kustomization.yaml`, commit },
      ],
      pullRequestUrl: null,
      appliedRevision: `main@sha1:${String(commit)}`,
    });
    for (const status of [sourceStatus, kustomizationStatus])
      assert.deepEqual([status?.["ready"], status?.["revision"]], ["True", outputs.appliedRevision]);
    assert.match(String(sourceStatus?.["digest"]), /^sha256:/);
    const texts = await Promise.all(
      ["gotk-components.yaml", "gotk-sync.yaml"].map((file) => repository.read(`${DIRECTORY}/${file}`)),
    );
    assert.equal(
      kustomizationStatus?.["inventory"],
      texts.flatMap((text) => loadAll(String(text)).filter((document) => document !== null)).length,
    );
  });

  it("changes nothing in a second up", async () => {
    const { lab, stack } = world;
    const from = lab.gitHost.requests.length;
    const { changes } = await stack.up();
    assert.deepEqual(changes, { same: RESOURCES.all });
    assert.deepEqual(writes(lab, from), []);
    assertRequests(lab, from, 3);
  });

  it("is previewed with a token that may only read contents, and a warning", async () => {
    const { lab, stack, repository } = world;
    const token = lab.gitHost.createToken({ write: false, repositories: [repository.fullName] });
    const { changes, stdout } = await stack.preview({ environment: { GITHUB_TOKEN: token } });
    assert.deepEqual(changes, { same: RESOURCES.all });
    assert.match(stdout, /this token may not list the deploy keys of acme\/bootstrap, so the preview goes on/);
  });

  it("has nothing to change after a refresh, although Flux has applied everything again", async () => {
    const { changes } = await world.stack.preview({ refresh: true });
    assert.deepEqual(changes, { same: RESOURCES.all });
  });

  it("keeps the private key out of the state's clear text", async () => {
    const { stack, cluster } = world;
    const secret = (await cluster.get("/api/v1/namespaces/flux-system/secrets/flux-system")) as {
      data: Record<string, string>;
    };
    const identity = Buffer.from(String(secret.data["identity"]), "base64").toString();
    assert.match(identity, /^-----BEGIN PRIVATE KEY-----/);
    const state = JSON.stringify(await stack.export());
    for (const line of identity.trim().split("\n")) assert.equal(state.includes(line), false);
    assert.equal(state.includes(String(secret.data["identity"])), false);
    assert.equal(state.includes("PRIVATE KEY"), false);
    assert.equal(state.includes(world.lab.gitHost.token), false);
  });

  it("brings back what people have deleted by hand, with a refresh", async () => {
    const { stack, cluster, repository } = world;
    const secret = "/api/v1/namespaces/flux-system/secrets/flux-system";
    const definition =
      "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/receivers.notification.toolkit.fluxcd.io";
    const before = (await cluster.get(secret)) as { data: Record<string, string> };
    const [key] = repository.deployKeys;
    await cluster.delete(secret);
    await cluster.delete(definition);
    for (const { id } of repository.deployKeys) repository.removeDeployKey(id);
    await repository.commit("Delete a file of Flux", { [`${DIRECTORY}/gotk-sync.yaml`]: null });
    await stack.up({ args: ["--refresh"] });
    assert.deepEqual(((await cluster.get(secret)) as typeof before).data, before.data);
    await cluster.waitFor(definition, ({ metadata }) => metadata.deletionTimestamp === undefined);
    assert.deepEqual(
      repository.deployKeys.map((found) => found.key),
      [key?.key],
    );
    await applied(world, String((await repository.log())[0]?.sha));
    assert.deepEqual((await stack.preview({ refresh: true })).changes, { same: RESOURCES.all });
  });

  it("hands over to Flux what a refresh has created again, although nothing is committed", async () => {
    const { stack, cluster, repository } = world;
    const commits = (await repository.log()).length;
    for (const [kind, name] of [
      ["apis/apps/v1/namespaces/flux-system/deployments", "kustomize-controller"],
      ["api/v1/namespaces/flux-system/services", "webhook-receiver"],
    ])
      await cluster.delete(`/${String(kind)}/${String(name)}`);
    await stack.up({ args: ["--refresh"] });
    assert.equal((await repository.log()).length, commits);
    await assertHandedOver(cluster);
    assert.deepEqual((await stack.preview({ refresh: true })).changes, { same: RESOURCES.all });
  });
});
