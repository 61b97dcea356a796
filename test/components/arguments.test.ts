import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { GitRepository, InvalidArgumentsError } from "../../components";
import type { FluxBootstrapArgs, GitRepositoryArgs } from "../../components";
import { MINIMAL, register, run } from "./monitor";

/** The lines of the one error that a program ends with, sorted: their order is that of the types. */
async function linesOf(program: () => Promise<unknown>): Promise<string[]> {
  const error = await program().then(
    () => assert.fail("the arguments were taken"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof InvalidArgumentsError, String(error));
  return error.message.split("\n").slice(1).sort();
}

const bootstrap = (args: object) => linesOf(() => register({ ...MINIMAL, ...args }));
const repository = (args: object) => linesOf(() => run(() => new GitRepository("apps", args as GitRepositoryArgs), {}));

describe("the arguments of FluxBootstrap", () => {
  it("are refused for slips and wrong types, all at once, each by its path", async () => {
    const output = pulumi.output("clusters/prod");
    assert.deepEqual(
      await bootstrap({
        sycn: { interval: "1m0s" },
        github: { owner: "acme", repository: "fleet", brnch: "main" },
        path: output,
        networkPolicy: "false",
        adopt: "true",
        allowMove: "false",
        components: "x",
        tolerationKeys: "a",
        sync: null,
        sharding: {},
        controllers: { helmController: { concurrent: 0, resources: { limits: { memroy: "1Gi" } } } },
        credentials: { token: "hunter2" },
        notifications: { chat: { type: 7, address: 5 } },
        somethingElse: true,
      }),
      [
        '- adopt: must be true or false, got "true"',
        '- allowMove: must be true or false, got "false"',
        '- components: must be a list, got "x"',
        "- controllers.helmController.concurrent: must be a whole number above 0, got 0",
        '- controllers.helmController.resources.limits.memroy: unknown argument. Did you mean "memory"?',
        "- credentials.token: must be an object",
        '- github.brnch: unknown argument. Did you mean "branch"?',
        '- networkPolicy: must be true or false, got "false"',
        "- notifications.chat.address: must be a string",
        "- notifications.chat.type: must be a string, got 7",
        "- path: must be a plain value, got an output. Use a value that is known in every preview",
        "- sharding.shards: is required",
        "- somethingElse: unknown argument, expected one of version, allowDowngrade, upgrades, manifests, components, componentsExtra, networkPolicy, watchAllNamespaces, logLevel, clusterDomain, registry, imagePullSecret, registryCredentials, tolerationKeys, namespace, github, credentials, commit, ociRepository, bucket, allowMove, controllers, storage, sharding, multitenancy, proxy, patches, path, sync, adopt, allowOverwrite, onDestroy, notifications, timeout",
        '- sycn: unknown argument. Did you mean "sync"?',
        "- sync: must be an object, got null",
        '- tolerationKeys: must be a list, got "a"',
      ],
    );
  });

  it("are refused by the rules between them in the same error", async () => {
    assert.deepEqual(await bootstrap({ networkPolicy: "false", componentsExtra: ["helm-controller"] }), [
      '- componentsExtra[0]: "helm-controller" is listed twice',
      '- networkPolicy: must be true or false, got "false"',
    ]);
  });

  it("may hold fields of Flux that only the release knows, but no slips", async () => {
    assert.deepEqual(await bootstrap({ sync: { intervall: "1m0s" } }), [
      '- sync.intervall: unknown field in Flux v2.9.4. Did you mean "interval"?',
    ]);
    assert.deepEqual(await bootstrap({ sync: { sourceIntervall: "1m0s" } }), [
      '- sync.sourceIntervall: unknown field in Flux v2.9.4. Did you mean "sourceInterval"?',
    ]);
    assert.match(
      (await bootstrap({ sync: { xyz: 1 } })).join("\n"),
      /^- sync\.xyz: unknown field in Flux v2\.9\.4, expected one of /,
    );
  });

  it("must not hold outputs where they are committed", async () => {
    assert.deepEqual(
      await bootstrap({ sync: { targetNamespace: pulumi.output("apps"), wait: Promise.resolve(true) } }),
      [
        "- sync.targetNamespace: must be a plain value, got an output. Use a value that is known in every preview",
        "- sync.wait: must be a plain value, got an output. Use a value that is known in every preview",
      ],
    );
  });

  it("are refused when there are none at all", async () => {
    assert.deepEqual(await linesOf(() => register(undefined as unknown as FluxBootstrapArgs)), [
      "- must be an object, got undefined",
    ]);
  });
});

describe("the arguments of a resource", () => {
  it("are refused all at once, together with the fields of its spec", async () => {
    assert.deepEqual(
      await repository({
        url: "https://git.example.com/apps",
        metadata: { nmae: "apps" },
        flux: "fleet",
        fluxVersion: 2,
        credentials: { basicAuth: { username: "flux", password: 5 } },
        proxy: "http://flux:hunter2@proxy.example.com",
        ref: { brnch: "main" },
        intervall: "1m0s",
      }),
      [
        "- credentials.basicAuth.password: must be a string",
        "- flux: must be a FluxBootstrap",
        "- fluxVersion: must be a string, got 2",
        '- intervall: unknown field in Flux v2.9.4. Did you mean "interval"?',
        '- metadata.nmae: unknown argument. Did you mean "name"?',
        "- proxy: must be an object",
        '- ref.brnch: unknown field in Flux v2.9.4. Did you mean "branch"?',
      ],
    );
  });

  it("may be outputs", async () => {
    const { made } = await run(
      () =>
        new GitRepository("apps", {
          url: pulumi.output("https://git.example.com/apps"),
          credentials: { basicAuth: { username: Promise.resolve("flux"), password: pulumi.secret("hunter2") } },
          metadata: { labels: pulumi.output({ team: "web" }) },
        }),
      {},
    );
    assert.ok(made instanceof GitRepository);
  });
});
