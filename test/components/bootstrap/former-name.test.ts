import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { formerName } from "../../../components/bootstrap/former-name";
import { gotkSync } from "../../../components/manifests/sync";
import { SYNC } from "../flux-files";
import { inner } from "../inner";
import { run } from "../monitor";

describe("formerName", () => {
  /** The answer for a `gotk-sync.yaml`, and the names that the host was asked for. */
  async function ask(gotkSyncYaml: string | undefined, formerNames: readonly string[] = []) {
    const asked: string[] = [];
    const host = {
      fullName: "acme/fleet",
      read: (file: string) =>
        pulumi.output(file === "clusters/prod/flux-system/gotk-sync.yaml" ? gotkSyncYaml : undefined),
      isFormerName: (name: string) => {
        asked.push(name);
        return pulumi.output(formerNames.includes(name));
      },
    };
    const { made } = await run(() => inner(formerName(host, "clusters/prod/flux-system")).promise());
    return { name: await made, asked };
  }
  const following = (url: string) => gotkSync({ ...SYNC, url }).content;

  it("asks for a name that the committed file has, and returns it where it leads to the repository", async () => {
    const file = following("https://github.com/acme/before.git");
    assert.deepEqual(await ask(file, ["acme/before"]), { name: "acme/before", asked: ["acme/before"] });
    assert.deepEqual(await ask(file), { name: undefined, asked: ["acme/before"] });
  });

  it("asks nothing where the file has the present name, cannot be read or is not there", async () => {
    for (const file of [following("ssh://git@github.com/Acme/Fleet"), "a: [", undefined])
      assert.deepEqual(await ask(file, ["acme/fleet", ""]), { name: undefined, asked: [] });
  });
});
