import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";
import { utils } from "ssh2";

import { checkPrivateKeys, mendedKey, privateKeyProblems } from "../../../components/flux-objects/private-keys";
import { inner } from "../inner";
import { APP_KEY, SSH_KEY } from "../private-keys";

const PASSPHRASE = "correct horse";
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const opensshKey = utils.generateKeyPairSync("ed25519").private;
const opensshEncrypted = utils.generateKeyPairSync("ed25519", {
  passphrase: PASSPHRASE,
  cipher: "aes256-cbc",
  rounds: 16,
}).private;
const legacyEncrypted = rsa
  .export({ type: "pkcs1", format: "pem", cipher: "aes-256-cbc", passphrase: PASSPHRASE })
  .toString();
const pkcs8Encrypted = rsa
  .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: PASSPHRASE })
  .toString();
const publicKey = utils.generateKeyPairSync("ed25519").public;

describe("privateKeyProblems", () => {
  const ssh = (privateKey: string, password?: string) =>
    privateKeyProblems("credentials", { sshKey: { privateKey, ...(password === undefined ? {} : { password }) } });
  const app = (privateKey: string) => privateKeyProblems("credentials", { githubApp: { privateKey } });

  for (const [what, key] of [
    ["PKCS#8", SSH_KEY],
    ["PKCS#1", APP_KEY],
    ["OpenSSH's format", opensshKey],
  ] as const)
    it(`takes an SSH key in ${what}`, () => assert.deepEqual(ssh(key), []));

  it("takes an encrypted SSH key with its passphrase, and asks for it otherwise", () => {
    for (const key of [opensshEncrypted, legacyEncrypted]) {
      assert.deepEqual(ssh(key, PASSPHRASE), []);
      const [found] = ssh(key);
      assert.deepEqual(found, {
        propertyPath: "credentials.sshKey.privateKey",
        reason: "is encrypted. Set password to its passphrase.",
      });
      assert.deepEqual(ssh(key, ""), [found]);
    }
  });

  it("takes the key of an App in both forms of PEM", () => {
    for (const type of ["pkcs1", "pkcs8"] as const)
      assert.deepEqual(app(rsa.export({ type, format: "pem" }).toString()), []);
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ["a public key", publicKey, /^must be the private key, got the public one/],
    [
      "a public key in PEM",
      "-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----\n",
      /^must be the private key, got the public one/,
    ],
    ["PuTTY's format", "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", /puttygen KEY -O private-openssh/],
    [
      "a certificate",
      "-----BEGIN CERTIFICATE-----\nMFkw\n-----END CERTIFICATE-----\n",
      /^must be a private key that begins/,
    ],
    ["the path of a file", "~/.ssh/id_ed25519", /^must be a private key that begins/],
    ["half a key", SSH_KEY.slice(0, 60), /a part of it is missing/],
    ["a damaged key", SSH_KEY.replace(/MC4C/, "AAAA"), /is damaged/],
  ];
  for (const [what, key, reason] of refused)
    it(`refuses ${what}`, () => {
      for (const [found] of [ssh(key, PASSPHRASE), app(key)]) {
        assert.match(String(found?.reason), reason);
        for (const line of key.split("\n").filter((text) => text.length > 20 && !text.startsWith("---")))
          assert.ok(!String(found?.reason).includes(line), "it shows the key");
      }
    });

  it("refuses an SSH key that is encrypted in PKCS#8, and keys that an App cannot have", () => {
    assert.match(String(ssh(pkcs8Encrypted, PASSPHRASE)[0]?.reason), /ssh-keygen -p -f KEY/);
    for (const key of [legacyEncrypted, pkcs8Encrypted, opensshEncrypted])
      assert.match(String(app(key)[0]?.reason), /^must not be encrypted/);
    assert.match(String(app(SSH_KEY)[0]?.reason), /^must be an RSA key/);
    assert.match(String(app(opensshKey)[0]?.reason), /^must be a private key that begins/);
  });

  it("takes what forms, editors and variables make of a key, and mends it", () => {
    const shapes = (key: string) => [
      key.replaceAll("\n", "\\n"),
      key.replaceAll("\n", "\\r\\n"),
      key.replaceAll("\n", "\r\n"),
      key.replaceAll("\n", "\r"),
      key.trimEnd(),
      `\n\n${key}\n`,
      `\uFEFF${key}`,
      key.replaceAll(/^/gm, "    "),
      key.trim().replaceAll("\n", " "),
    ];
    for (const shape of shapes(SSH_KEY)) assert.deepEqual([ssh(shape), mendedKey(shape)], [[], SSH_KEY], shape);
    for (const shape of shapes(APP_KEY)) assert.deepEqual([app(shape), mendedKey(shape)], [[], APP_KEY], shape);
    assert.equal(mendedKey(legacyEncrypted.replaceAll("\n", "\\n")), legacyEncrypted);
  });
});

describe("checkPrivateKeys", () => {
  it("refuses outputs as soon as they are known, without showing them", async () => {
    const given = { credentials: { sshKey: { privateKey: pulumi.secret(opensshEncrypted) } } };
    await assert.rejects(inner(checkPrivateKeys("FluxBootstrap", given)).promise(), (error: Error) => {
      assert.match(error.message, /credentials\.sshKey\.privateKey: is encrypted\. Set password to its passphrase/);
      return !error.message.includes("OPENSSH");
    });
    const right = { credentials: { sshKey: { privateKey: pulumi.secret(SSH_KEY) } } };
    assert.deepEqual(await inner(checkPrivateKeys("FluxBootstrap", right)).promise(), []);
    const number = { credentials: { sshKey: { privateKey: pulumi.output(7 as unknown as string) } } };
    await assert.rejects(
      inner(checkPrivateKeys("FluxBootstrap", number)).promise(),
      /must be the text of a private key/,
    );
  });
});
