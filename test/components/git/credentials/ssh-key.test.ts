import assert from "node:assert/strict";
import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";

import { utils } from "ssh2";

import { authorizedKey } from "../../../../components/git/credentials/ssh-key";

const KEYS: readonly (readonly [string, () => KeyObject])[] = [
  ["ssh-ed25519", () => generateKeyPairSync("ed25519").privateKey],
  ["ecdsa-sha2-nistp384", () => generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey],
  ["ssh-rsa", () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey],
];

describe("authorizedKey", () => {
  for (const [type, generate] of KEYS) {
    it(`writes the ${type} key that an SSH library reads as Node's own public key`, () => {
      const privateKey = generate();
      const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
      const line = authorizedKey(pem);
      assert.match(line, new RegExp(`^${type} [A-Za-z0-9+/]+={0,2}$`));
      const parsed = utils.parseKey(line);
      assert.ok(!(parsed instanceof Error));
      assert.equal(parsed.type, type);
      const expected = createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();
      assert.equal(parsed.getPublicPEM().replace(/\s/g, ""), expected.replace(/\s/g, ""));
    });
  }
});
