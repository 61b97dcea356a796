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
} from "../../components";
import type { FluxBootstrapArgs } from "../../components";
import { resolve } from "../../components/bootstrap/resolve";
import { problems } from "../../components/bootstrap/problems";
import { knownValues } from "../../components/flux-objects/validate-spec";
import { type ArgumentSchema, argumentSchema, dereference } from "../../components/schemas/argument-schema";
import { MINIMAL, register, run } from "./monitor";
import { optionalArguments, withNothing } from "./schemas/argument-paths";
import { SSH_KEY } from "./private-keys";

/** What the schema alone does not say of the values that must be there. */
const SAMPLES = {
  patch: "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: source-controller",
  shards: ["shard1"],
  url: "https://flux.example.com",
  path: "clusters/prod",
};
const GITHUB = { owner: "acme", repository: "fleet" };
const SOURCES = ["github", "ociRepository", "bucket"];

/** Resolved arguments as text; an output is a mark. */
function resolved(args: unknown): string {
  return JSON.stringify(knownValues(resolve(args as FluxBootstrapArgs)), (_, value: unknown) =>
    typeof value === "symbol" ? String(value) : value,
  );
}

describe("an argument of FluxBootstrap that is undefined", () => {
  const all = optionalArguments("FluxBootstrapArgs", SAMPLES);

  before(() => pulumi.runtime.setMocks({ call: () => ({}), newResource: ({ name }) => ({ id: name, state: {} }) }));

  it("is every one of the schema", () => {
    assert.ok(all.length > 250, String(all.length));
  });

  it("is as good as left out", () => {
    for (const { path, without } of all) {
      const source = SOURCES.includes(String(path[0])) && path.length > 1 ? {} : { github: GITHUB };
      const args = { ...without, ...source };
      const typed = path.join(".");
      const nothing = withNothing(args, path);
      if (path.length > 1 || path[0] !== "github") assert.equal(resolved(nothing), resolved(args), typed);
      assert.deepEqual(problems(nothing as FluxBootstrapArgs), problems(withoutKey(args, path)), typed);
    }
  });

  it("does not get into messages of commits, and turns no protection off", async () => {
    const { resources } = await register({
      ...MINIMAL,
      commit: { messagePrefix: undefined },
      multitenancy: { noCrossNamespaceRefs: undefined },
    } as unknown as FluxBootstrapArgs);
    const files = resources.filter(({ type }) => type === "github:index/repositoryFile:RepositoryFile");
    assert.match(String(files[0]?.inputs.commitMessage), /^Flux v/);
    const kustomization = files.find(({ inputs }) => String(inputs.file).endsWith("/kustomization.yaml"));
    assert.match(String(kustomization?.inputs.content), /--no-cross-namespace-refs=true/);
  });
});

describe("an argument of a resource that is undefined", () => {
  const metadata = { labels: { team: "web" } };
  const sourceRef = { kind: "GitRepository", name: "apps" } as const;
  const cases = {
    AlertArgs: [(args) => new Alert("a", args), { metadata, providerRef: { name: "p" }, eventSources: [sourceRef] }],
    AlertProviderArgs: [(args) => new AlertProvider("a", args), { metadata, type: "slack", secret: { token: "t" } }],
    BucketArgs: [
      (args) => new Bucket("a", args),
      { metadata, bucketName: "b", endpoint: "e", credentials: { accessKey: "a", secretKey: "s" }, tls: {} },
    ],
    GitRepositoryArgs: [
      (args) => new GitRepository("a", args),
      { metadata, url: "ssh://git@github.com/acme/apps", credentials: { sshKey: { privateKey: SSH_KEY } } },
    ],
    HelmReleaseArgs: [
      (args) => new HelmRelease("a", args),
      { metadata, chartRef: { kind: "OCIRepository", name: "c" }, remoteKubeconfig: "k" },
    ],
    HelmRepositoryArgs: [
      (args) => new HelmRepository("a", args),
      { metadata, url: "https://charts.example.com", credentials: { username: "u", password: "p" }, tls: {} },
    ],
    KustomizationArgs: [
      (args) => new Kustomization("a", args),
      { metadata, sourceRef, prune: true, decryptionKeys: { "age.agekey": "k" } },
    ],
    OCIRepositoryArgs: [
      (args) => new OCIRepository("a", args),
      { metadata, url: "oci://ghcr.io/acme/apps", proxy: { address: "http://proxy.example.com" } },
    ],
    ReceiverArgs: [(args) => new Receiver("a", args), { metadata, type: "github", resources: [sourceRef], token: "t" }],
  } as const satisfies Readonly<Record<string, readonly [(args: never) => pulumi.Resource, object]>>;

  for (const [type, [make, args]] of Object.entries(cases)) {
    it(`is as good as left out: ${type}`, async () => {
      const made = async (given: object) => {
        const { resources } = await run(() => make(given as never));
        return resources.map(({ name, inputs }) => [name, inputs]);
      };
      const nothing = allNothing(argumentSchema(type), args) as object;
      assert.ok(JSON.stringify(Object.keys(nothing)) !== JSON.stringify(Object.keys(args)));
      assert.deepEqual(await made(nothing), await made(args));
    });
  }
});

function missing(properties: object, value: object): [string, undefined][] {
  return Object.keys(properties).flatMap((key) => (key in value ? [] : [[key, undefined]]));
}

/** Arguments in which everything that is not set is undefined. */
function allNothing(reference: ArgumentSchema, value: unknown): unknown {
  const { properties } = dereference(reference);
  if (properties === undefined || typeof value !== "object" || value === null) return value;
  const given = Object.entries(value).map(([key, part]) => [key, allNothing(properties[key] ?? {}, part)]);
  // The order of the keys stays, which a digest depends on.
  return { ...Object.fromEntries(given), ...Object.fromEntries(missing(properties, value)) } as unknown;
}

function withoutKey(args: object, path: readonly (string | number)[]): FluxBootstrapArgs {
  return JSON.parse(JSON.stringify(withNothing(args, path))) as FluxBootstrapArgs;
}
