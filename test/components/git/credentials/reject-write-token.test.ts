import assert from "node:assert/strict";

import { Provider } from "@pulumi/github/provider";
import * as pulumi from "@pulumi/pulumi";

import { rejectWriteToken } from "../../../../components/git/credentials/reject-write-token";
import { knownValue } from "../../../../components/pulumi/resolve-output";
import { withVariables } from "../../environment";
import { run } from "../../monitor";

const TOKEN = "ghp_of-flux";
const ARGUMENT = { path: "credentials.token.value", instead: "a token that reads", allowedBy: "allowWriteToken" };

async function check(provider: Readonly<Record<string, string>>): Promise<string | undefined> {
  return withVariables({}, async () => {
    const { made } = await run(
      () => {
        const providers = [new Provider("hub", provider)];
        const component = new pulumi.ComponentResource("test:index:Component", "fleet", {}, { providers });
        return rejectWriteToken(TOKEN, ARGUMENT, component);
      },
      { preview: true },
    );
    assert.equal(await pulumi.isSecret(made), true);
    return knownValue(made);
  });
}

describe("rejectWriteToken", () => {
  it("knows the token in a preview, whether the GitHub provider of the program has one or not", async () => {
    assert.equal(await check({ token: "ghp_of-the-program" }), TOKEN);
    assert.equal(await check({ appAuth: "{}" }), TOKEN);
  });
});
