import assert from "node:assert/strict";

import { replaceLeftSecret } from "../../../components/bootstrap/replace-left-secret";
import type { HookTarget } from "../../../components/cluster/hooks/cluster-access";
import { hookTrial } from "../cluster/hooks/hook-trial";

const SECRET = { kind: "Secret", metadata: { name: "flux-system", namespace: "flux-system" } };
const PATH = "/api/v1/namespaces/flux-system/secrets/flux-system";

describe("replaceLeftSecret", () => {
  const trial = hookTrial();
  const create = async (
    manager: string | undefined,
    { adopt, isNew, newInputs }: Partial<{ adopt: boolean; isNew: boolean; newInputs: object }> = {},
  ) => {
    trial.answer = () => (manager === undefined ? 404 : { metadata: { managedFields: [{ manager }] } });
    const make = ({ component }: HookTarget) => {
      const hook = replaceLeftSecret("fleet", component, {
        adopt: adopt ?? false,
        mayBeLeft: () => Promise.resolve(isNew !== true),
      });
      assert.ok(hook);
      return hook;
    };
    const before = trial.requests.length;
    await trial.run("left-secret", make, { newInputs: newInputs ?? SECRET });
    return trial.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
  };

  it("deletes the Secret of a run that was killed", async () => {
    assert.deepEqual(await create("pulumi-kubernetes"), [`GET ${PATH}`, `DELETE ${PATH}`]);
  });

  it("asks nothing in the first run, and before other objects", async () => {
    assert.deepEqual(await create("pulumi-kubernetes", { isNew: true }), []);
    assert.deepEqual(
      await create("pulumi-kubernetes", { newInputs: { kind: "Alert", metadata: SECRET.metadata } }),
      [],
    );
    assert.deepEqual(await create("pulumi-kubernetes", { newInputs: { repository: "fleet" } }), []);
  });

  it("leaves the Secret of others, unless their Flux is adopted", async () => {
    assert.deepEqual(await create("kubectl"), [`GET ${PATH}`]);
    assert.deepEqual(await create("flux", { adopt: true, isNew: true }), [`GET ${PATH}`, `DELETE ${PATH}`]);
  });

  it("has nothing to do where there is none", async () => {
    assert.deepEqual(await create(undefined), [`GET ${PATH}`]);
  });
});
