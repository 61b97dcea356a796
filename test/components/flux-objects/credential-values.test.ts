import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";
import { utils } from "ssh2";

import {
  checkCredentials,
  credentialProblems,
  mendedApp,
  mendedKey,
} from "../../../components/flux-objects/credential-values";
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

describe("credentialProblems", () => {
  const ssh = (privateKey: string, password?: string) =>
    credentialProblems("credentials", { sshKey: { privateKey, ...(password === undefined ? {} : { password }) } });
  const app = (privateKey: string) => credentialProblems("credentials", { githubApp: { privateKey } });

  for (const [what, key] of [
    ["PKCS#8", SSH_KEY],
    ["PKCS#1", APP_KEY],
    ["OpenSSH's format", opensshKey],
  ] as const)
    it(`takes an SSH key in ${what}`, () => assert.deepEqual(ssh(key), []));

  it("takes an encrypted SSH key with its passphrase, and asks for it otherwise", () => {
    assert.match(String(ssh(legacyEncrypted, "wrong")[0]?.reason), /^cannot be decrypted with password\. Set password/);
    assert.deepEqual(ssh(SSH_KEY, PASSPHRASE), []);
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

  for (const [type, key] of [
    ["dsa", generateKeyPairSync("dsa", { modulusLength: 1024, divisorLength: 160 }).privateKey],
    ["ec secp256k1", generateKeyPairSync("ec", { namedCurve: "secp256k1" }).privateKey],
    ["ed448", generateKeyPairSync("ed448").privateKey],
    ["x25519", generateKeyPairSync("x25519").privateKey],
    ["rsa-pss", generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).privateKey],
  ] as const)
    it(`refuses an SSH key of the type ${type}`, () => {
      const pem = key.export({ type: "pkcs8", format: "pem" }).toString();
      assert.match(
        String(ssh(pem)[0]?.reason),
        new RegExp(`^must be an Ed25519, ECDSA or RSA key, got one of .* ${type},`),
      );
    });

  for (const namedCurve of ["P-256", "P-384", "P-521"])
    it(`takes an SSH key of the curve ${namedCurve}, in both forms of PEM`, () => {
      const { privateKey } = generateKeyPairSync("ec", { namedCurve });
      for (const type of ["sec1", "pkcs8"] as const)
        assert.deepEqual(ssh(privateKey.export({ type, format: "pem" }).toString()), []);
    });

  it("takes OpenSSH's format of every type that Flux uses, refuses that of a security key, and one that is cut off", () => {
    for (const { private: key } of [
      utils.generateKeyPairSync("ecdsa", { bits: 521 }),
      utils.generateKeyPairSync("rsa", { bits: 2048 }),
    ])
      assert.deepEqual(ssh(key), []);
    const [head = "", ...body] = opensshKey.trim().split("\n");
    const short = [head, ...body.slice(0, -2), body.at(-1) ?? ""].join("\n");
    assert.match(String(ssh(short)[0]?.reason), /is damaged/);
    const blob = Buffer.from(body.slice(0, -1).join(""), "base64").toString("latin1");
    const hardware = Buffer.from(blob.replace("ssh-ed25519", "sk-ed-25519"), "latin1").toString("base64");
    assert.match(String(ssh([head, hardware, body.at(-1)].join("\n"))[0]?.reason), /got one of the type sk-ed-25519/);
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
      `\uFEFF${key.replaceAll("\n", "\r")}`,
      key.replaceAll("\n", " \t\u00A0\n"),
      JSON.stringify(key),
      `'${key}'`,
      key.replaceAll("\n", "\\\\n"),
      Buffer.from(key).toString("base64"),
      `${(
        Buffer.from(key)
          .toString("base64")
          .match(/.{1,76}/g) ?? []
      ).join("\r\n")}\n`,
    ];
    for (const shape of shapes(SSH_KEY)) assert.deepEqual([ssh(shape), mendedKey(shape)], [[], SSH_KEY], shape);
    for (const shape of shapes(opensshKey)) assert.deepEqual(ssh(shape), [], shape);
    for (const shape of shapes(APP_KEY)) assert.deepEqual([app(shape), mendedKey(shape)], [[], APP_KEY], shape);
    // Go reads a line of any length.
    assert.deepEqual([...ssh(SSH_KEY.replaceAll("\n", "")), ...app(APP_KEY.replaceAll("\n", ""))], []);
    assert.equal(mendedKey(legacyEncrypted.replaceAll("\n", "\\n")), legacyEncrypted);
  });
});

describe("the numbers of a GitHub App", () => {
  const app = (appId: unknown, installationId: unknown = "2") =>
    ({ githubApp: { appId, installationId, privateKey: APP_KEY } }) as Parameters<typeof credentialProblems>[1];
  const reason = /^must be a number such as "123456", .* not its name or its client ID$/;

  it("are taken with blanks and line feeds around them, and mended", async () => {
    assert.deepEqual(credentialProblems("credentials", app(" 12\n", "34 ")), []);
    const { appId, installationId } = mendedApp({ appId: " 12\n", installationId: "34 ", privateKey: APP_KEY });
    assert.deepEqual([appId, installationId], ["12", "34"]);
    const late = mendedApp({ appId: pulumi.output(12 as unknown as string), privateKey: APP_KEY });
    assert.equal(await inner(pulumi.output(late.appId)).promise(), "12");
    assert.equal("installationId" in late, false);
  });

  for (const wrong of ["Iv23liSECRET", "my-app", "1e5", "0x10", "-1", "1.5", "99999999999999999999", APP_KEY])
    it(`are refused when they are ${wrong.slice(0, 20)}, without showing it`, async () => {
      for (const [given, path] of [
        [app(wrong), "credentials.githubApp.appId"],
        [app("1", wrong), "credentials.githubApp.installationId"],
      ] as const) {
        const [found, ...others] = credentialProblems("credentials", given);
        assert.deepEqual([found?.propertyPath, others], [path, []]);
        assert.match(String(found?.reason), reason);
      }
      const late = { credentials: app(pulumi.secret(wrong)) };
      await assert.rejects(inner(checkCredentials("FluxBootstrap", late)).promise(), ({ message }: Error) => {
        assert.match(message, /credentials\.githubApp\.appId: must be a number such as/);
        return !message.includes(wrong);
      });
    });
});

describe("checkCredentials", () => {
  it("refuses a passphrase that is wrong as soon as it is known", async () => {
    const given = { credentials: { sshKey: { privateKey: legacyEncrypted, password: pulumi.secret("wrong") } } };
    assert.deepEqual(credentialProblems("credentials", given.credentials), []);
    await assert.rejects(
      inner(checkCredentials("FluxBootstrap", given)).promise(),
      /credentials\.sshKey\.privateKey: cannot be decrypted with password/,
    );
  });

  it("refuses outputs as soon as they are known, without showing them", async () => {
    const given = { credentials: { sshKey: { privateKey: pulumi.secret(opensshEncrypted) } } };
    await assert.rejects(inner(checkCredentials("FluxBootstrap", given)).promise(), (error: Error) => {
      assert.match(error.message, /credentials\.sshKey\.privateKey: is encrypted\. Set password to its passphrase/);
      return !error.message.includes("OPENSSH");
    });
    const right = { credentials: { sshKey: { privateKey: pulumi.secret(SSH_KEY) } } };
    assert.deepEqual(await inner(checkCredentials("FluxBootstrap", right)).promise(), []);
    const number = { credentials: { sshKey: { privateKey: pulumi.output(7 as unknown as string) } } };
    await assert.rejects(
      inner(checkCredentials("FluxBootstrap", number)).promise(),
      /must be the text of a private key/,
    );
  });
});
