import assert from "node:assert/strict";
import { createDecipheriv, createHash } from "node:crypto";
import { armor, Decrypter } from "age-encryption";
import { parse } from "yaml";
import { createAgeKey, encryptManifest, type AgeKey } from "../../../lab/sops";

const SECRET = {
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "database", namespace: "default" },
  stringData: { user: "app", password: "only-of-this-test", empty: "" },
};

interface Encrypted {
  readonly kind: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly stringData: Readonly<Record<string, string>>;
  readonly sops: {
    readonly age: readonly { readonly recipient: string; readonly enc: string }[];
    readonly mac: string;
    readonly lastmodified: string;
  };
}

describe("encryptManifest", () => {
  let key: AgeKey;
  let text: string;
  let encrypted: Encrypted;

  before(async () => {
    key = await createAgeKey();
    text = await encryptManifest(SECRET, key.recipient);
    encrypted = parse(text) as Encrypted;
  });

  async function dataKey(identity: string): Promise<Buffer> {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return Buffer.from(await decrypter.decrypt(armor.decode(encrypted.sops.age[0]?.enc ?? "")));
  }

  /** Opens a value as SOPS does, which needs to know its place. */
  async function opened(value: string, place: string): Promise<string> {
    const [, data = "", iv = "", tag = ""] =
      /^ENC\[AES256_GCM,data:(.+),iv:(.+),tag:(.+),type:str\]$/.exec(value) ?? [];
    const decipher = createDecipheriv("aes-256-gcm", await dataKey(key.identity), Buffer.from(iv, "base64"));
    decipher.setAAD(Buffer.from(place)).setAuthTag(Buffer.from(tag, "base64"));
    return decipher.update(data, "base64", "utf8") + decipher.final("utf8");
  }

  it("hides the values and leaves in clear what kustomize has to read", () => {
    assert.deepEqual([encrypted.kind, encrypted.metadata], ["Secret", SECRET.metadata]);
    assert.deepEqual(Object.keys(encrypted.stringData), ["user", "password", "empty"]);
    assert.doesNotMatch(text, /only-of-this-test|AGE-SECRET-KEY/);
  });

  it("gives each value to who has the key and knows its place", async () => {
    assert.equal(await opened(encrypted.stringData["password"] ?? "", "stringData:password:"), "only-of-this-test");
    await assert.rejects(opened(encrypted.stringData["password"] ?? "", "stringData:user:"));
    assert.equal(encrypted.stringData["empty"], "");
  });

  it("gives the values to nobody else", async () => {
    await assert.rejects(dataKey((await createAgeKey()).identity), /no identity matched/);
  });

  it("says what all values were, with the time as the place", async () => {
    const { mac, lastmodified } = encrypted.sops;
    const sum = createHash("sha512").update("v1Secretdatabasedefaultapponly-of-this-test").digest("hex").toUpperCase();
    assert.equal(await opened(mac, lastmodified), sum);
    assert.match(text, /lastmodified: "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"\n/);
  });
});
