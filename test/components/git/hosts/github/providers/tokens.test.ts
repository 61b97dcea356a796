import assert from "node:assert/strict";

import type { App } from "../../../../../../lab/git-host";
import { openForwardProxy } from "../../../../../proxies/forward-proxy";
import { INNER_HOST } from "../../../../../proxies/inner-network";
import { loadProvider, refusal } from "./load-provider";
import { MUTATION, READ, useBranches } from "./use-branch";

const ISSUE = "/app/installations/{installation_id}/access_tokens";
const EXPIRED = "ghp_a-token-that-has-expired";

describe("the provider that commits, with the credentials that it finds", function () {
  this.timeout(60_000);
  const { host, provider, branch, once, routes } = useBranches();
  const appAuth = ({ appId, installationId, privateKey }: App): string =>
    JSON.stringify({ id: appId, installationId, pemFile: privateKey });
  const appVariables = ({ appId, installationId, privateKey }: App) => ({
    GITHUB_APP_ID: appId,
    GITHUB_APP_INSTALLATION_ID: installationId,
    GITHUB_APP_PEM_FILE: privateKey.replaceAll("\n", "\\n"),
  });

  for (const [what, options] of Object.entries({
    "github:token": () => ({ config: { "github:token": host().token } }),
    "github:appAuth": () => ({ config: { "github:appAuth": appAuth(host().createApp({ owner: "acme" })) } }),
    GITHUB_TOKEN: () => ({ env: { GITHUB_TOKEN: host().token } }),
    "GITHUB_APP_*": () => ({ env: appVariables(host().createApp({ owner: "acme" })) }),
    "GITHUB_TOKEN after a refused github:token": () => ({
      config: { "github:token": EXPIRED },
      env: { GITHUB_TOKEN: host().token },
    }),
    "GITHUB_TOKEN after an App that is not installed any more": () => ({
      config: { "github:appAuth": appAuth({ ...host().createApp({ owner: "acme" }), installationId: "1" }) },
      env: { GITHUB_TOKEN: host().token },
    }),
    "GITHUB_TOKEN after an App whose key is none": () => ({
      config: { "github:appAuth": appAuth({ appId: "1", installationId: "1", privateKey: "a text that is no key" }) },
      env: { GITHUB_TOKEN: host().token },
    }),
    "GITHUB_TOKEN after an appAuth that is no JSON": () => ({
      config: { "github:appAuth": "a text that is no JSON" },
      env: { GITHUB_TOKEN: host().token },
    }),
  })) {
    it(`commits with ${what}`, async () => {
      const { inputs, log } = await branch();
      await loadProvider("CommittedFiles", options()).create(inputs());
      assert.equal((await log()).length, 1);
    });
  }

  it("gets one token of an App for all requests of an operation", async () => {
    const { inputs } = await branch();
    const config = { "github:appAuth": appAuth(host().createApp({ owner: "acme" })) };
    await provider({ config }).create(inputs());
    assert.deepEqual(routes(), [ISSUE, READ, MUTATION]);
  });

  it("goes on with the next token when one is revoked between two requests", async () => {
    const { inputs, log } = await branch();
    const token = host().createToken({ write: true });
    once(READ, () => {
      host().revokeToken(token);
      return undefined;
    });
    await provider({ config: { "github:token": token }, env: { GITHUB_TOKEN: host().token } }).create(inputs());
    assert.equal((await log()).length, 1);
  });

  it("says that every token was refused, and that the App's key is none", async () => {
    const { inputs } = await branch();
    const refused = /the token was refused \(401\)\. Give the GitHub provider one that is valid\. GitHub said: /;
    const tokens = { config: { "github:token": EXPIRED }, env: { GITHUB_TOKEN: `${EXPIRED}-too` } };
    assert.match(await refusal(loadProvider("CommittedFiles", tokens).create(inputs())), refused);
    const app = { appId: "1", installationId: "1", privateKey: "a text that is no key" };
    const message = await refusal(
      loadProvider("CommittedFiles", { config: { "github:appAuth": appAuth(app) } }).create(inputs()),
    );
    assert.match(message, refused);
    assert.match(message, /GitHub said: 401 the App gets no token: /);
  });

  it("says where to give a token when there is none", async () => {
    const { inputs } = await branch();
    assert.equal(
      await refusal(loadProvider("CommittedFiles").create(inputs())),
      "github: there is no token to commit with. Give the GitHub provider one: its argument `token` or `appAuth`, the stack's setting " +
        "github:token, or the variable GITHUB_TOKEN.",
    );
  });

  describe("through a proxy", () => {
    it("commits as the environment says, with the proxy's password in no message", async () => {
      const { inputs, log } = await branch();
      const proxy = await openForwardProxy({ login: "robot:hunter2-hunter2" });
      try {
        const api = inputs().api.replace("127.0.0.1", INNER_HOST);
        const HTTP_PROXY = proxy.address.replace("//", "//robot:hunter2-hunter2@");
        await provider({ env: { HTTP_PROXY } }).create(inputs({ api }));
        assert.equal((await log()).length, 1);
        assert.deepEqual(new Set(proxy.asked), new Set([new URL(api).host]));
        const wrong = HTTP_PROXY.replace("hunter2-hunter2", "wrong-wrong");
        const message = await refusal(provider({ env: { HTTP_PROXY: wrong } }).create(inputs({ api })));
        assert.match(message, /407/);
        assert.doesNotMatch(message, /wrong-wrong/);
      } finally {
        proxy.close();
      }
    });

    it("says that it does not go through a SOCKS proxy", async () => {
      const { inputs } = await branch();
      const api = inputs().api.replace("127.0.0.1", INNER_HOST);
      const env = { HTTP_PROXY: "socks5://127.0.0.1:1" };
      assert.match(
        await refusal(provider({ env }).create(inputs({ api }))),
        /commits do not go through a SOCKS proxy; name an HTTP proxy\. Check HTTP_PROXY and NO_PROXY\.$/,
      );
    });
  });
});
