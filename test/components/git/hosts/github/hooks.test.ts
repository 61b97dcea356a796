import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { gitHubHooks } from "../../../../../components/git/hosts/github/hooks";
import { deployment } from "../../../pulumi/deployment";

describe("gitHubHooks", () => {
  it("end a failed update only when its explanation has reached the engine, which then ends the program", async () => {
    const made = deployment("github-hooks");
    const component = { urn: pulumi.output("urn:pulumi:test::hooks::a:b:C::fleet") } as unknown as pulumi.Resource;
    const target = pulumi.output({ owner: "acme", repository: "fleet", branch: "main" });
    made.run(() => gitHubHooks("fleet", target, component));
    const failed = made.hooks.find(({ name }) => !name.includes("wait"));
    const deliver = made.holdMessages();
    let ended = false;
    const call = made
      .call(failed?.name ?? "", {
        urn: "urn",
        type: "github:index/repositoryFile:RepositoryFile",
        failedOperation: "update",
        newInputs: { file: "clusters/prod/flux-system/gotk-sync.yaml" },
        errors: ["PUT https://api.github.com/repos/acme/fleet/contents/gotk-sync.yaml: 403 Resource not accessible []"],
      })
      .then((repeats) => {
        ended = true;
        return repeats;
      });
    for (let turn = 0; turn < 100; turn += 1) await new Promise((resume) => setImmediate(resume));
    assert.equal(ended, false);
    deliver();
    assert.equal(await call, false);
    assert.match(made.messages.join(), /^github: clusters\/prod\/flux-system\/gotk-sync\.yaml of acme\/fleet/);
  });
});
