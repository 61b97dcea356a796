import assert from "node:assert/strict";
import { createServer, type AddressInfo } from "node:net";

import * as pulumi from "@pulumi/pulumi";

import type { CreationTracker } from "../../../components/bootstrap/mark-complete";
import type { HookTarget } from "../../../components/cluster/hooks/cluster-access";
import { createUnlessForeign } from "../../../components/resources/existing-objects";
import { hookTrial } from "../cluster/hooks/hook-trial";
import { asPreview, deployment } from "../pulumi/deployment";

const OWN = "urn:pulumi:test::hooks::flux-bootstrap:index:FluxBootstrap::fleet";
const FORMER = OWN.replace(/fleet$/, "before");
const METADATA = { name: "apps", namespace: "team" };
const RELEASE = { apiVersion: "helm.toolkit.fluxcd.io/v2", kind: "HelmRelease", metadata: METADATA };
const SECRET = { apiVersion: "v1", kind: "Secret", metadata: METADATA };
const PATH = "/apis/helm.toolkit.fluxcd.io/v2/namespaces/team/helmreleases/apps";
const SECRET_PATH = "/api/v1/namespaces/team/secrets/apps";

describe("createUnlessForeign", () => {
  const trial = hookTrial();
  const asked = () => trial.requests.map(({ method, path }) => `${method} ${path}`);
  /** What the cluster has of each object. */
  const exists = (madeBy: string | undefined, more: object = {}) => {
    const annotations = madeBy === undefined ? {} : { "flux-bootstrap/made-by": madeBy };
    trial.answer = () => ({ metadata: { ...METADATA, annotations, ...more } });
  };
  const optionsOf = ({ component }: HookTarget, creations?: CreationTracker) => {
    let options: pulumi.CustomResourceOptions = {};
    const resource = { id: pulumi.output("id"), getProvider: () => undefined } as unknown as pulumi.CustomResource;
    Object.assign(component, { __aliases: [pulumi.output(FORMER)] });
    createUnlessForeign("apps", component, creations, (given) => {
      options = given;
      return resource;
    });
    return options;
  };
  const hookOf = (target: HookTarget, creations?: CreationTracker) => {
    const [hook] = optionsOf(target, creations).hooks?.beforeCreate ?? [];
    assert.ok(hook instanceof pulumi.ResourceHook);
    return hook;
  };
  const create = (newInputs: object, creations?: CreationTracker) =>
    trial.run("existing", (target) => hookOf(target, creations), { newInputs });
  const transform = async (props: object, creations?: CreationTracker) => {
    const [first] = trial.make((target) => optionsOf(target, creations).transforms ?? []);
    assert.ok(first);
    const result = await first({ custom: true, type: "kubernetes:x:Y", name: "apps", props, opts: { protect: true } });
    return result?.opts as pulumi.CustomResourceOptions | undefined;
  };
  /** Keeps the books, and says whether a run was killed. */
  const tracker = (isIncomplete: boolean) => {
    const begun: string[] = [];
    const creations: CreationTracker = {
      marked: { name: "root", namespace: "flux-system" },
      isIncomplete: () => Promise.resolve(isIncomplete),
      begin: (name) => Promise.resolve(void begun.push(name)),
      end: () => Promise.resolve(),
    };
    return { creations, begun };
  };

  for (const [what, urn] of [
    ["its own", OWN],
    ["its own under a former name", FORMER],
  ] as const) {
    it(`imports ${what} object, after one request`, async () => {
      exists(urn);
      assert.deepEqual(await transform(RELEASE), { protect: true, import: "team/apps" });
      assert.deepEqual(asked(), [`GET ${PATH}`]);
    });
  }

  it("imports nothing else: no object of others, no Secret, none that does not exist", async () => {
    for (const madeBy of [undefined, OWN.replace("test", "prod")]) {
      exists(madeBy);
      assert.equal(await transform(RELEASE), undefined);
    }
    exists(OWN);
    assert.equal(await transform(SECRET), undefined);
    trial.answer = () => 404;
    assert.equal(await transform(RELEASE), undefined);
  });

  it("asks nothing in an ordinary run of a FluxBootstrap, and what a killed one has left is imported", async () => {
    exists(OWN);
    const ordinary = tracker(false);
    assert.equal(await transform(RELEASE, ordinary.creations), undefined);
    assert.deepEqual([asked(), ordinary.begun], [[], []]);
    const killed = tracker(true);
    assert.equal((await transform(RELEASE, killed.creations))?.import, "team/apps");
    assert.deepEqual(killed.begun, ["apps"]);
  });

  it("asks nothing where the name is not known yet", async () => {
    exists(undefined);
    const unknown = { ...METADATA, namespace: pulumi.output(pulumi.unknown) };
    for (const inputs of [RELEASE, SECRET]) {
      await create({ ...inputs, metadata: unknown });
      assert.equal(await transform({ ...inputs, metadata: unknown }), undefined);
    }
    assert.deepEqual(asked(), []);
  });

  it("creates what does not exist, and tells the FluxBootstrap before", async () => {
    trial.answer = () => 404;
    const { creations, begun } = tracker(false);
    await create(RELEASE, creations);
    assert.deepEqual([asked(), begun], [[`GET ${PATH}`], ["apps"]]);
  });

  it("refuses what others have made, with its maker and the command that hands it over", async () => {
    exists(undefined, { managedFields: [{ manager: "kubectl-client-side-apply" }] });
    await assert.rejects(create(RELEASE), {
      message:
        "The HelmRelease team/apps exists already, and this component has not made it: kubectl has made it. Set `metadata.name` to another " +
        "name, or delete the object. To hand it over to this component, which then changes it to what it declares, run `kubectl annotate " +
        `--overwrite -n team helmreleases.helm.toolkit.fluxcd.io apps 'flux-bootstrap/made-by=${OWN}'\`, and then \`pulumi up\`.`,
    });
    await assert.rejects(
      create(SECRET),
      /^BootstrapError: The Secret team\/apps .*, which then replaces it, run `kubectl .* secrets apps /,
    );
    assert.deepEqual(asked(), [`GET ${PATH}`, `GET ${SECRET_PATH}`]);
  });

  it("has the FluxBootstrap look for it afterwards, and begins nothing", async () => {
    exists(undefined);
    const { creations, begun } = tracker(false);
    const expected =
      / && kubectl annotate -n flux-system kustomizations\.kustomize\.toolkit\.fluxcd\.io root flux-bootstrap\/complete-in-`, and/;
    await assert.rejects(create(RELEASE, creations), expected);
    assert.deepEqual(begun, []);
  });

  it("makes its own Secret anew, and lets its own object be", async () => {
    exists(OWN);
    await create(SECRET);
    await create(RELEASE);
    assert.deepEqual(asked(), [`GET ${SECRET_PATH}`, `DELETE ${SECRET_PATH}`, `GET ${PATH}`]);
  });

  it("refuses an object that another component of the program creates at the same time, and lets one create it twice", async () => {
    trial.answer = () => 404;
    const [first, second] = trial.make((target) => {
      const urn = pulumi.output(OWN.replace("FluxBootstrap", "OCIRepository"));
      const other = { urn, getProvider: () => undefined } as unknown as pulumi.Resource;
      return [hookOf(target), hookOf({ ...target, component: other })];
    });
    const inputs = { newInputs: SECRET } as unknown as pulumi.ResourceHookArgs;
    await first?.callback(inputs);
    await first?.callback(inputs);
    await assert.rejects(Promise.resolve(second?.callback(inputs)), {
      message:
        'The Secret team/apps would belong to two components: the FluxBootstrap "fleet" of the project hooks and the stack test creates it ' +
        "too. Set `metadata.name` of one of them to another name; the Secrets of a component have its name.",
    });
  });

  it("changes nothing in a preview", async () => {
    const { creations, begun } = tracker(true);
    exists(OWN);
    const inPreview =
      <T>(make: (target: HookTarget) => T) =>
      (target: HookTarget) => {
        asPreview();
        return make(target);
      };
    await trial.run(
      "existing",
      inPreview((target) => hookOf(target, creations)),
      { newInputs: SECRET },
    );
    const [first] = trial.make(inPreview((target) => optionsOf(target, creations).transforms ?? []));
    const result = await first?.({ custom: true, type: "kubernetes:x:Y", name: "apps", props: RELEASE, opts: {} });
    assert.equal((result?.opts as pulumi.CustomResourceOptions | undefined)?.import, "team/apps");
    assert.deepEqual([asked(), begun], [[`GET ${SECRET_PATH}`, `GET ${PATH}`], []]);
  });

  it("leaves a cluster that does not answer, or is not known, to the provider", async () => {
    trial.answer = () => 403;
    await create(RELEASE);
    assert.equal(await transform(RELEASE), undefined);
    exists(undefined);
    assert.deepEqual(await trial.runElsewhere("existing", hookOf, { newInputs: RELEASE }), []);
  });

  it("waits for a server that cannot be reached once only", async () => {
    let connections = 0;
    const silent = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as AddressInfo;
    const program = deployment("existing:silent", {
      "kubernetes:kubeconfig": JSON.stringify({
        "current-context": "a",
        contexts: [{ name: "a", context: { cluster: "a", user: "a" } }],
        clusters: [{ name: "a", cluster: { server: `http://127.0.0.1:${String(port)}` } }],
        users: [{ name: "a", user: {} }],
      }),
    });
    const component = { urn: pulumi.output(OWN), getProvider: () => undefined } as unknown as pulumi.Resource;
    program.run(() => hookOf({ name: "fleet", kind: "HelmRelease", component, resource: () => undefined }));
    await program.call("existing", { newInputs: RELEASE });
    const before = connections;
    await program.call("existing", { newInputs: RELEASE });
    silent.close();
    assert.ok(before > 0);
    assert.equal(connections, before);
  });
});
