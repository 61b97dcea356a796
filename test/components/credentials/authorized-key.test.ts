import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";

import { utils } from "ssh2";

import { authorizedKey } from "../../../components/credentials/authorized-key";

describe("authorizedKey", () => {
  it("writes the public key that an SSH library reads from the private one", () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const line = authorizedKey(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    const parsed = utils.parseKey(line);
    assert.ok(!(parsed instanceof Error));
    assert.equal(parsed.type, "ssh-ed25519");
    const raw = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url");
    assert.deepEqual(parsed.getPublicSSH().subarray(-32), raw);
  });
});
