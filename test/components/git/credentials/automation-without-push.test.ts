import assert from "node:assert/strict";

import type { FluxBootstrapArgs } from "../../../../components";
import { register, MINIMAL } from "../../monitor";
import { SSH_KEY } from "../../private-keys";

const COMPONENTS = { componentsExtra: ["image-reflector-controller", "image-automation-controller"] } as const;
const READ_ONLY =
  "warning: [runtime] image-automation-controller cannot push to the cluster's repository: the deploy key is read-only. " +
  "Set credentials.deployKey.readOnly to false, which registers another key.";

describe("automationWithoutPush", () => {
  /** The warnings of a preview. */
  async function warningsOf(args: Partial<FluxBootstrapArgs>): Promise<unknown[]> {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (warning) => void warnings.push(warning);
    try {
      await register({ ...MINIMAL, ...args }, { preview: true });
    } finally {
      console.warn = warn;
    }
    return warnings.filter((warning) => String(warning).includes("image-automation-controller"));
  }

  it("warns once of a deploy key that may only read, as it does by default", async () => {
    assert.deepEqual(await warningsOf(COMPONENTS), [READ_ONLY]);
    const credentials = { deployKey: { readOnly: true, algorithm: "ecdsa" } } as const;
    assert.deepEqual(await warningsOf({ ...COMPONENTS, credentials }), [READ_ONLY]);
  });

  it("warns of no credentials", async () => {
    const [warning, ...others] = await warningsOf({ ...COMPONENTS, credentials: { anonymous: true } });
    assert.match(String(warning), /Flux has no credentials for it\. Set credentials\.deployKey\.readOnly to false/);
    assert.deepEqual(others, []);
  });

  for (const [what, args] of [
    ["without image automation", { componentsExtra: ["image-reflector-controller"] }],
    ["with a key that may write", { ...COMPONENTS, credentials: { deployKey: { readOnly: false } } }],
    ["with a key of the caller's", { ...COMPONENTS, credentials: { sshKey: { privateKey: SSH_KEY } } }],
    ["with a Secret that exists", { ...COMPONENTS, credentials: { existingSecret: { name: "mine" } } }],
    ["that adopts, with the Secret that is there", { ...COMPONENTS, adopt: true }],
  ] as const satisfies readonly (readonly [string, Partial<FluxBootstrapArgs>])[])
    it(`is silent ${what}`, async () => assert.deepEqual(await warningsOf(args), []));
});
