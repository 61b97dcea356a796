import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { clusterAccess } from "../../../../components/cluster/hooks/cluster-access";
import { explainUnready } from "../../../../components/cluster/hooks/explain-unready";
import { deployment } from "../../pulumi/deployment";

const TEXT = "apiVersion: v1\n";
const CONFIG = { "kubernetes:kubeconfig": "apiVersion: v2\n", "kubernetes:context": "b", "kubernetes:cluster": "c" };

/** A resource with that provider, or with the default one. */
function resourceOf(provider?: object): pulumi.Resource {
  const urn = pulumi.output("urn:pulumi:test::access::a:b:C::fleet");
  return { urn, getProvider: () => provider } as unknown as pulumi.Resource;
}

/** A provider of the program: its class has a property for each of its arguments. */
function provider(kubeconfig: unknown, context?: string): object {
  return { kubeconfig: pulumi.output(kubeconfig), context: pulumi.output(context), cluster: pulumi.output(undefined) };
}

describe("clusterAccess", () => {
  const rows: readonly (readonly [string, object | undefined, Record<string, string>, object | RegExp])[] = [
    [
      "the stack's configuration for the default provider",
      undefined,
      CONFIG,
      { kubeconfig: { text: "apiVersion: v2\n" }, context: "b", cluster: "c" },
    ],
    ["the arguments of an explicit one", provider(TEXT, "a"), CONFIG, { kubeconfig: { text: TEXT }, context: "a" }],
    ["a secret", provider(pulumi.secret(TEXT)), {}, { kubeconfig: { text: TEXT } }],
    ["an object", provider({ kind: "Config" }), {}, { kubeconfig: { text: '{"kind":"Config"}' } }],
    ["nothing of the configuration for an explicit one", provider(undefined), CONFIG, /no kubeconfig of its own/],
    [
      "nothing for a provider of which a plugin has a reference",
      {},
      CONFIG,
      /only a reference to it, without its arguments/,
    ],
    ["nothing for the default one without configuration", undefined, {}, /no kubeconfig of its own/],
  ];
  for (const [index, [what, found, config, expected]] of rows.entries())
    it(`is ${what}`, async () => {
      const made = deployment(`access:${String(index)}`, config);
      const target = { name: "fleet", kind: "GitRepository", component: resourceOf(found), resource: () => undefined };
      const accesses = await made.run(() => Promise.all([clusterAccess(target), clusterAccess(target)]));
      await made.run(() => pulumi.log.info("end"));
      if (!(expected instanceof RegExp)) {
        assert.deepEqual(accesses, [expected, expected]);
        assert.deepEqual(made.messages, ["end"]);
        return;
      }
      assert.deepEqual(accesses, [undefined, undefined]);
      assert.equal(made.messages.length, 2, "it warns once");
      assert.match(String(made.messages[0]), expected);
    });

  it("is that of the resource, which may have another provider than its component", async () => {
    const made = deployment("access:resource");
    const target = {
      name: "fleet",
      kind: "GitRepository",
      component: resourceOf(provider("apiVersion: v2\n")),
      resource: () => resourceOf(provider(TEXT)),
    };
    assert.deepEqual(await made.run(() => clusterAccess(target)), { kubeconfig: { text: TEXT } });
  });

  it("is not asked for by an explanation where it is not known", async () => {
    const made = deployment("access:explain");
    const target = { name: "fleet", kind: "GitRepository", component: resourceOf(), resource: () => undefined };
    made.run(() => explainUnready(target, () => Promise.resolve()));
    const metadata = { name: "flux-system", namespace: "flux-system" };
    const retried = await made.call("unready", {
      urn: "",
      failedOperation: "create",
      newInputs: { metadata },
      errors: ["timed out waiting for it"],
    });
    assert.equal(retried, false);
    assert.match(String(made.messages[0]), /cannot be determined/);
    assert.match(
      String(made.messages[1]),
      /^GitRepository flux-system\/flux-system is not ready\nAll of Flux's objects:/,
    );
  });
});
