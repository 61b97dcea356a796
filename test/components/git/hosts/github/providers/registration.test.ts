import assert from "node:assert/strict";

import type { DeployKeyInputs } from "../../../../../../components/git/hosts/github/providers/deploy-key";
import type { WebhookInputs } from "../../../../../../components/git/hosts/github/providers/webhook";
import type { Fault, Repository } from "../../../../../../lab/git-host";
import { generateKeyPair } from "../../../../../../lab/git-host/ssh/generate-key-pair";
import { PASSING, REFUSALS, TOO_MANY } from "../../../../../e2e/host-faults";
import { refusal } from "./load-provider";
import { apiOf, useBranches } from "./use-branch";

const LOST: Fault = { drop: true, when: "after" };
const KEYS = "/repos/{owner}/{repo}/keys";
const KEY = `${KEYS}/{key_id}`;
const HOOKS = "/repos/{owner}/{repo}/hooks";
const HOOK = `${HOOKS}/{hook_id}`;
const EXPLAINED = /^github: flux-system of acme\/\S+: .* GitHub said: (POST|DELETE) /;
const SECRET = "a-secret-of-the-webhook";

describe("the provider of deploy keys", function () {
  this.timeout(60_000);
  const { host, providerOf, branch, once, always, routes } = useBranches();

  async function key(more: Partial<DeployKeyInputs> = {}): Promise<[DeployKeyInputs, Repository]> {
    const { repository, inputs } = await branch();
    const { api, owner, repository: name } = inputs();
    const { publicKey } = await generateKeyPair();
    return [
      { api, owner, repository: name, title: "flux-system", key: publicKey, readOnly: true, ...more },
      repository,
    ];
  }
  const titles = ({ deployKeys }: Repository) => deployKeys.map(({ id, title, readOnly }) => [id, title, readOnly]);

  it("registers one by one request, and deletes it by one", async () => {
    const [inputs, repository] = await key();
    const { id, outs } = await providerOf("DeployKey").create(inputs);
    assert.deepEqual(outs, { ...inputs, number: Number(id) });
    assert.deepEqual(titles(repository), [[outs.number, "flux-system", true]]);
    await providerOf("DeployKey").delete("", outs);
    assert.deepEqual(repository.deployKeys, []);
    assert.deepEqual(routes(), [KEYS, KEY]);
  });

  it("takes over what a lost answer or a killed run has left, also beyond the first page of the list", async () => {
    const [inputs, repository] = await key();
    for (let count = 0; count < 101; count += 1) repository.addDeployKey((await generateKeyPair()).publicKey);
    const loaded = providerOf("DeployKey");
    once(KEYS, () => LOST);
    const { outs } = await loaded.create(inputs);
    assert.deepEqual((await providerOf("DeployKey").create(inputs)).outs, outs);
    assert.equal(repository.deployKeys.filter(({ title }) => title === "flux-system").length, 1);
    assert.equal(loaded.lines.length, 1);
    once(KEY, () => LOST);
    await loaded.delete("", outs);
    assert.equal(repository.deployKeys.length, 101);
  });

  it("gets through what passes, and explains what is refused, at each request", async () => {
    const [inputs, repository] = await key();
    const loaded = providerOf("DeployKey");
    for (const fault of [...Object.values(PASSING), ...Object.values(TOO_MANY)]) {
      once(KEYS, () => fault);
      const { outs } = await loaded.create(inputs);
      once(KEY, () => fault);
      await loaded.delete("", outs);
      assert.deepEqual(repository.deployKeys, []);
    }
    const { outs } = await loaded.create(inputs);
    for (const fault of Object.values(REFUSALS)) {
      once(KEYS, () => fault);
      once(KEY, () => fault);
      assert.match(await refusal(loaded.delete("", outs)), EXPLAINED);
      const [other] = await key();
      assert.match(await refusal(loaded.create(other)), EXPLAINED);
    }
    assert.equal(repository.deployKeys.length, 1);
  });

  it("registers one again that is there with other rights, because GitHub cannot change them", async () => {
    const [inputs, repository] = await key();
    await providerOf("DeployKey").create({ ...inputs, readOnly: false });
    const { outs } = await providerOf("DeployKey").create(inputs);
    assert.deepEqual(titles(repository), [[outs.number, "flux-system", true]]);
  });

  it("replaces one whose key or rights change, and no other", async () => {
    const [inputs] = await key();
    const before = { ...inputs, number: 7 };
    const { diff } = providerOf("DeployKey");
    const replaces = async (more: object) => (await diff("", before, { ...inputs, ...more })).replaces;
    assert.deepEqual(await replaces({ key: "ssh-ed25519 AAAA" }), ["key"]);
    assert.deepEqual(await replaces({ readOnly: false }), ["readOnly"]);
    assert.deepEqual(await replaces({ repository: "other" }), []);
    assert.equal((await diff("", before, { ...inputs, repository: "other" })).changes, true);
    assert.equal((await diff("", before, { ...inputs, title: "another" })).changes, false);
  });

  it("keeps one under another name of its repository, and moves it to another repository", async () => {
    const [inputs, repository] = await key();
    const { outs } = await providerOf("DeployKey").create(inputs);
    await repository.rename("renamed-with-key");
    const renamed = { ...inputs, repository: "renamed-with-key" };
    assert.deepEqual((await providerOf("DeployKey").update("", outs, renamed)).outs, { ...outs, ...renamed });
    // GitHub takes the key once only, so that it cannot be in both.
    const [other, there] = await key();
    const moved = { ...other, key: (await generateKeyPair()).publicKey };
    const { outs: last } = await providerOf("DeployKey").update("", outs, moved);
    assert.deepEqual(titles(there), [[last.number, "flux-system", true]]);
    assert.deepEqual(repository.deployKeys, []);
  });

  it("deletes one by a former name of its repository", async () => {
    const [inputs, repository] = await key();
    const { outs } = await providerOf("DeployKey").create(inputs);
    await repository.rename("renamed-before-the-end");
    await providerOf("DeployKey").delete("", outs);
    assert.deepEqual(repository.deployKeys, []);
  });

  it("reports a key that another repository has, and the way to another one", async () => {
    const [inputs] = await key();
    const [elsewhere] = await key({ key: inputs.key });
    await providerOf("DeployKey").create(inputs);
    const message = await refusal(providerOf("DeployKey").create(elsewhere));
    assert.match(
      message,
      /^github: flux-system of acme\/.*: the key is registered elsewhere.*credentials\.deployKey\.rotation/,
    );
  });

  it("forgives one that somebody has deleted, and a repository that is gone; a refresh finds both", async () => {
    const [inputs, repository] = await key();
    const { outs } = await providerOf("DeployKey").create(inputs);
    assert.deepEqual(await providerOf("DeployKey").read("7", outs), { id: "7", props: outs });
    repository.removeDeployKey(outs.number);
    assert.deepEqual(await providerOf("DeployKey").read("7", outs), { id: "", props: {} });
    const loaded = providerOf("DeployKey");
    await loaded.delete("", outs);
    assert.deepEqual(loaded.lines, [`github: flux-system of ${repository.fullName} was deleted already.`]);
    const gone = { ...outs, repository: "never-there" };
    await providerOf("DeployKey").delete("", gone);
    assert.deepEqual(await providerOf("DeployKey").read("7", gone), { id: "", props: {} });
  });

  it("does not take a lack of rights for a deletion: GitHub has the same answer", async () => {
    const [inputs, repository] = await key();
    const { outs } = await providerOf("DeployKey").create(inputs);
    for (const route of [KEY, KEYS]) always(route, { status: 404, body: { message: "Not Found" } });
    const refused = /the token may not write .*administration/;
    assert.match(await refusal(providerOf("DeployKey").delete("", outs)), refused);
    assert.match(await refusal(providerOf("DeployKey").read("7", outs)), refused);
    assert.equal(repository.deployKeys.length, 1);
  });

  it("is refused in an archived repository, with the reason", async () => {
    const [inputs, repository] = await key();
    repository.archive();
    assert.match(await refusal(providerOf("DeployKey").create(inputs)), /the repository is archived/);
  });

  it("uses the credentials that the GitHub provider has", async () => {
    const [inputs, repository] = await key();
    await providerOf("DeployKey", { config: {}, env: { GITHUB_TOKEN: host().token } }).create(inputs);
    assert.equal(repository.deployKeys.length, 1);
    assert.match(await refusal(providerOf("DeployKey", { config: {} }).create(inputs)), /there is no token/);
  });
});

describe("the provider of webhooks", function () {
  this.timeout(60_000);
  const { host, providerOf, branch, once, routes } = useBranches();

  async function webhook(more: Partial<WebhookInputs> = {}): Promise<[WebhookInputs, Repository]> {
    const { repository, inputs } = await branch();
    const { owner, repository: name } = inputs();
    const url = "http://127.0.0.1:9/hook/1";
    return [
      {
        ...{ api: apiOf(host()), owner, repository: name, url },
        secret: SECRET,
        insecureSsl: false,
        active: true,
        ...more,
      },
      repository,
    ];
  }
  const seen = ({ webhooks }: Repository) => webhooks.map(({ id, url, events, active }) => [id, url, events, active]);
  const load = () =>
    providerOf("Webhook", { config: { "github:token": host().token, "token of the webhook": SECRET } });

  it("registers one for pushes by one request, changes it, and deletes it", async () => {
    const [inputs, repository] = await webhook();
    const { outs } = await load().create(inputs);
    assert.deepEqual(seen(repository), [[outs.number, inputs.url, ["push"], true]]);
    const changed = { ...inputs, url: "http://127.0.0.1:9/hook/2" };
    assert.equal((await load().diff("", outs, changed)).changes, true);
    const { outs: after } = await load().update("", outs, changed);
    assert.deepEqual(after, { ...changed, number: outs.number });
    assert.deepEqual(seen(repository), [[outs.number, changed.url, ["push"], true]]);
    await load().delete("", after);
    assert.deepEqual(repository.webhooks, []);
    assert.deepEqual(routes(), [HOOKS, HOOK, HOOK, HOOK]);
  });

  it("takes over what a lost answer or a killed run has left", async () => {
    const [inputs, repository] = await webhook();
    once(HOOKS, () => LOST);
    const { outs } = await load().create(inputs);
    assert.deepEqual((await load().create(inputs)).outs, outs);
    assert.equal(repository.webhooks.length, 1);
  });

  it("makes one again that somebody has deleted, by a change and after a refresh, and forgives it at the end", async () => {
    const [inputs, repository] = await webhook();
    const { outs } = await load().create(inputs);
    await load().delete("", outs);
    assert.deepEqual(await load().read("7", outs), { id: "", props: {} });
    const { outs: again } = await load().update("", outs, { ...inputs, secret: "another-secret-of-it" });
    assert.deepEqual(seen(repository), [[again.number, inputs.url, ["push"], true]]);
    await load().delete("", again);
    await load().delete("", again);
  });

  it("shows what a person has changed, and a webhook that is turned off, after a refresh", async () => {
    const [inputs, repository] = await webhook();
    const { outs } = await load().create(inputs);
    await load().update("", outs, { ...inputs, active: false, url: "http://127.0.0.1:9/hook/3", insecureSsl: true });
    const { props } = await load().read("7", outs);
    assert.deepEqual(props, { ...outs, active: false, url: "http://127.0.0.1:9/hook/3", insecureSsl: true });
    await load().update("", props, inputs);
    assert.deepEqual(seen(repository), [[outs.number, inputs.url, ["push"], true]]);
  });
});
