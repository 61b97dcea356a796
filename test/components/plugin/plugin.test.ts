import assert from "node:assert/strict";
import * as fs from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";

import * as pulumi from "@pulumi/pulumi";
import type { ServiceError } from "@grpc/grpc-js";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

import { WRITES_TO } from "../../../components/git/hosts/github/direct-server";
import { packageRoot } from "../../../components/release/directories";
import { startGitHost, type GitHost } from "../../../lab/git-host";
import { call, startPlugin, urnOf, type PluginProcess } from "./plugin-process";

const FLEET = "flux-bootstrap:index:FluxBootstrap";
const SECRET = { [pulumi.runtime.specialSigKey]: pulumi.runtime.specialSecretSig };
const PROVIDER = { github: "pulumi:providers:github", kubernetes: "pulumi:providers:kubernetes" } as const;

const struct = (value: object) => Struct.fromJavaScript(value as Record<string, JavaScriptValue>);

describe("the plugin", function () {
  this.timeout(120_000);
  let plugin: PluginProcess;

  afterEach(() => plugin.stop());

  function configure(args: object) {
    const request = new messages.ConfigureRequest();
    request.setArgs(struct(args));
    return call<messages.ConfigureResponse>((answer) => plugin.client.configure(request, answer));
  }

  function construct(
    type: string,
    name: string,
    inputs: object,
    {
      providers = {},
      references = {},
    }: { providers?: Record<string, string>; references?: Record<string, string> } = {},
  ) {
    const request = new messages.ConstructRequest();
    request.setType(type);
    request.setName(name);
    request.setProject("project");
    request.setStack("stack");
    request.setDryrun(true);
    request.setParallel(10);
    request.setMonitorendpoint(plugin.monitor);
    request.setInputs(struct(inputs));
    for (const [pkg, reference] of Object.entries(providers)) request.getProvidersMap().set(pkg, reference);
    for (const [key, urn] of Object.entries(references)) {
      const dependencies = new messages.ConstructRequest.PropertyDependencies();
      dependencies.setUrnsList([urn]);
      request.getInputdependenciesMap().set(key, dependencies);
    }
    return call<messages.ConstructResponse>((answer) => plugin.client.construct(request, answer));
  }

  const registeredOf = (type: string) => plugin.registered.filter((request) => request.getType() === type);

  it("tells its schema and its version", async () => {
    plugin = await startPlugin();
    const schema = await call<messages.GetSchemaResponse>((answer) =>
      plugin.client.getSchema(new messages.GetSchemaRequest(), answer),
    );
    assert.equal(schema.getSchema(), fs.readFileSync(path.join(packageRoot(), "plugin/schema.json"), "utf8"));
    const info = await call<PluginInfo>((answer) => plugin.client.getPluginInfo(new Empty(), answer));
    assert.equal(info.getVersion(), (JSON.parse(schema.getSchema()) as { version: string }).version);
  });

  it("reports every argument that cannot be used by its path, and a secret one in the message", async () => {
    plugin = await startPlugin();
    const github = { owner: "acme", repository: "fleet" };
    const wrong = { path: "/x", sync: { interval: "60" }, credentials: { sshKey: { privateKey: "hello" } } };
    const error = await construct(FLEET, "fleet", { github, ...wrong }).then(
      () => assert.fail("it was constructed"),
      (refused: unknown) => refused as ServiceError,
    );
    assert.match(error.details, /^Invalid FluxBootstrap arguments:\n- credentials\.sshKey\.privateKey: must be /);
    const details = error.metadata.get("grpc-status-details-bin").join("");
    for (const text of ["path", "/x", "sync.interval", 'got "60"']) assert.ok(details.includes(text), details);
    assert.ok(!details.includes("hello"), details);
  });

  describe("constructs for programs in other languages", () => {
    let host: GitHost;
    let directory: string;
    const [k8s, gitHub] = [urnOf(PROVIDER.kubernetes, "cluster"), urnOf(PROVIDER.github, "acme")];
    const providers = { kubernetes: `${k8s}::id`, github: `${gitHub}::id` };

    before("a Git host", async () => {
      directory = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-plugin-"));
      host = await startGitHost({ directory });
      await host.createRepository("acme", "fleet");
    });
    after(() => host.stop());
    after(() => rm(directory, { recursive: true, force: true }));

    beforeEach(async () => {
      plugin = await startPlugin({
        // Writes files, so that no cluster is asked.
        [k8s]: { renderYamlToDirectory: directory },
        [gitHub]: { owner: "acme", baseUrl: host.apiUrl, token: { ...SECRET, value: host.token } },
      });
    });

    const fleet = (name: string) => {
      const { sshHostname, knownHosts } = host;
      const github = { owner: "acme", repository: "fleet", url: new URL(host.apiUrl).origin, sshHostname, knownHosts };
      return construct(FLEET, name, { github, path: `clusters/${name}` }, { providers });
    };

    it("a FluxBootstrap with the credentials of its provider, which several share", async () => {
      const constructed = [await fleet("one"), await fleet("two")];
      assert.deepEqual(
        constructed.map((response) => response.getUrn()),
        ["one", "two"].map((name) => urnOf(FLEET, name)),
      );
      assert.equal(constructed[0]?.getState()?.toJavaScript()["namespace"], "flux-system");
      const [credentials, ...others] = registeredOf("pulumi:providers:flux-bootstrap");
      assert.deepEqual(others, []);
      const inputs = credentials?.getObject()?.toJavaScript() ?? {};
      assert.equal(inputs[WRITES_TO], "github");
      assert.deepEqual(inputs["github:token"], { ...SECRET, value: host.token });
      assert.equal(registeredOf("flux-bootstrap:index:CommittedFiles").length, 2);
    });

    it("an object in the cluster and the namespace of a FluxBootstrap, after it", async () => {
      const urn = (await fleet("fleet")).getUrn();
      const flux = { [pulumi.runtime.specialSigKey]: pulumi.runtime.specialResourceSig, urn, packageVersion: "0.1.0" };
      const inputs = { flux, url: "https://example.com/apps", ref: { branch: "main" } };
      await construct("flux-bootstrap:index:GitRepository", "apps", inputs, { references: { flux: urn } });
      const object = registeredOf("kubernetes:source.toolkit.fluxcd.io/v1:GitRepository").find(
        (request) => request.getName() === "apps-git-repository",
      );
      assert.equal(object?.getProvider(), `${k8s}::id`);
      const waits = object?.getDependenciesList() ?? [];
      assert.ok(
        waits.includes(urnOf("kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization", "fleet-kustomization")),
      );
    });

    it("an object of a FluxBootstrap of another process, after that one", async () => {
      const urn = urnOf(FLEET, "elsewhere");
      const flux = { [pulumi.runtime.specialSigKey]: pulumi.runtime.specialResourceSig, urn, packageVersion: "0.1.0" };
      const inputs = { flux, url: "https://example.com/apps", ref: { branch: "main" } };
      await construct("flux-bootstrap:index:GitRepository", "apps", inputs, { providers, references: { flux: urn } });
      const [object] = registeredOf("kubernetes:source.toolkit.fluxcd.io/v1:GitRepository");
      assert.equal(object?.getProvider(), `${k8s}::id`);
      assert.deepEqual(object.getDependenciesList(), [urn]);
    });
  });

  it("commits files, and deletes them, with the credentials of its configuration", async () => {
    const directory = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-plugin-"));
    const host = await startGitHost({ directory });
    try {
      plugin = await startPlugin();
      const repository = await host.createRepository("acme", "fleet");
      const configured = await configure({
        [WRITES_TO]: "github",
        "github:token": { ...SECRET, value: host.token },
      });
      assert.equal(configured.getAcceptsecrets(), false);
      const urn = urnOf(`${FLEET}$flux-bootstrap:index:CommittedFiles`, "fleet-files");
      const inputs = {
        ...{ api: `${host.apiUrl}api/v3`, owner: "acme", repository: "fleet", branch: "main", kept: [] },
        ...{ message: "Add", deletionMessage: "Delete", files: { "a.txt": "a\n" }, __provider: "a text" },
      };
      const create = new messages.CreateRequest();
      create.setUrn(urn);
      create.setProperties(struct(inputs));
      const created = await call<messages.CreateResponse>((answer) => plugin.client.create(create, answer));
      const outputs = created.getProperties();
      assert.equal(outputs?.toJavaScript()["__provider"], "a text");
      assert.equal(await repository.read("a.txt"), "a\n");
      const diff = new messages.DiffRequest();
      diff.setUrn(urn);
      diff.setOlds(outputs);
      diff.setNews(struct({ ...inputs, __provider: "another text" }));
      const { DIFF_NONE } = messages.DiffResponse.DiffChanges;
      assert.equal(
        (await call<messages.DiffResponse>((answer) => plugin.client.diff(diff, answer))).getChanges(),
        DIFF_NONE,
      );
      const remove = new messages.DeleteRequest();
      remove.setUrn(urn);
      remove.setId(created.getId());
      remove.setProperties(outputs);
      await call<Empty>((answer) => plugin.client.delete(remove, answer));
      assert.deepEqual(
        (await repository.log()).map(({ message }) => message),
        ["Delete", "Add", "Initial commit"],
      );
    } finally {
      await host.stop();
      await rm(directory, { recursive: true, force: true });
    }
  });
});
