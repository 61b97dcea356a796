import assert from "node:assert/strict";
import { generateKeyPair } from "../../../lab/git-host";
import { ask, type Reply } from "./support/ask";
import { read } from "./support/read";
import { useGitHost } from "./support/use-git-host";

describe("the Git host's deploy keys", () => {
  const { host } = useGitHost();
  const newKey = async (): Promise<string> => `${(await generateKeyPair()).publicKey} me@here`;
  const add = (repository: string, body: unknown): Promise<Reply> =>
    ask(host(), "POST", `/repos/acme/${repository}/keys`, { body });

  before(async () => {
    await host().createRepository("acme", "one");
    await host().createRepository("acme", "two");
  });

  it("keeps a key without its comment, and whether it is read-only", async () => {
    const key = await newKey();
    const { body } = await add("one", { title: "flux", key: `${key}\n`, read_only: true });
    assert.equal(read(body, "key"), key.split(" ").slice(0, 2).join(" "));
    assert.equal(read(body, "read_only"), true);
    assert.equal(read((await add("one", { title: "other", key: await newKey() })).body, "read_only"), false);
  });

  it("refuses with 422 a key that is in use anywhere on the host", async () => {
    const key = await newKey();
    assert.equal((await add("one", { title: "first", key })).status, 201);
    for (const repository of ["one", "two"]) {
      const { status, body } = await add(repository, { title: "again", key: key.replace("me@here", "you@there") });
      assert.equal(status, 422);
      assert.equal(read(body, "message"), "Validation Failed");
      assert.deepEqual(read(body, "errors.0"), {
        resource: "PublicKey",
        code: "custom",
        field: "key",
        message: "key is already in use",
      });
    }
  });

  it("refuses with 422 what is no public key", async () => {
    const { privateKey: secret } = await generateKeyPair();
    for (const key of ["nonsense", "ssh-ed25519 AAAA", secret]) {
      const { status, body } = await add("one", { title: "bad", key });
      assert.equal(status, 422);
      assert.match(String(read(body, "errors.0.message")), /^key is invalid/);
      assert.ok(!JSON.stringify(body).includes("PRIVATE"));
    }
  });

  it("deletes a key once, after which it can be used again", async () => {
    const key = await newKey();
    const id = String(read((await add("one", { title: "short", key })).body, "id"));
    assert.equal((await ask(host(), "DELETE", `/repos/acme/one/keys/${id}`)).status, 204);
    assert.equal((await ask(host(), "DELETE", `/repos/acme/one/keys/${id}`)).status, 404);
    assert.equal((await ask(host(), "GET", `/repos/acme/one/keys/${id}`)).status, 404);
    assert.equal((await add("two", { title: "moved", key })).status, 201);
  });

  it("lists the keys of one repository to whoever has a token", async () => {
    await host().createRepository("acme", "three");
    await add("three", { title: "a", key: await newKey() });
    await add("three", { title: "b", key: await newKey() });
    const { body } = await ask(host(), "GET", "/repos/acme/three/keys");
    assert.ok(Array.isArray(body));
    assert.deepEqual(
      body.map((key) => read(key, "title")),
      ["a", "b"],
    );
    assert.equal((await ask(host(), "GET", "/repos/acme/three/keys", { token: null })).status, 404);
  });
});
