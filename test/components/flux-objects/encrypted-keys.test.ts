import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

import * as pulumi from "@pulumi/pulumi";
import { utils } from "ssh2";

import { checkCredentials, credentialProblems } from "../../../components/flux-objects/credential-values";
import { inner } from "../inner";

const PASSPHRASE = "corréct horse 🐎";
const WRONG = { propertyPath: "credentials.sshKey.privateKey", reason: /^cannot be decrypted with password\. Set/ };
/** What golang.org/x/crypto/ssh reads. */
const READABLE = ["aes256-ctr", "aes256-cbc"];

function problems(privateKey: string, password: string): string[] {
  return credentialProblems("credentials", { sshKey: { privateKey, password } }).map(({ propertyPath, reason }) => {
    assert.equal(propertyPath, WRONG.propertyPath);
    return reason;
  });
}

/** Asserts that the right passphrase is taken and that others are refused, without showing one. */
function assertChecked(key: string): void {
  assert.deepEqual(problems(key, PASSPHRASE), []);
  for (const wrong of ["wrong", `${PASSPHRASE}\n`, PASSPHRASE.normalize("NFD"), "x".repeat(100)]) {
    const [reason = "", ...others] = problems(key, wrong);
    assert.match(reason, WRONG.reason);
    assert.deepEqual([others, reason.includes(wrong)], [[], false]);
  }
}

/** Returns the ciphers that a key can be encrypted with here; none where OpenSSH is not installed. */
function ciphersOfOpenssh(): string[] {
  const { status, stdout } = spawnSync("ssh", ["-Q", "cipher"], { encoding: "utf8" });
  return status === 0 && spawnSync("ssh-keygen", ["-?"]).error === undefined ? stdout.trim().split("\n") : [];
}

describe("the passphrase of a key in OpenSSH's format", () => {
  const own = (cipher: string, rounds = 1) =>
    utils.generateKeyPairSync("ed25519", { passphrase: PASSPHRASE, cipher, rounds }).private;

  for (const cipher of READABLE) it(`is checked with ${cipher}`, () => assertChecked(own(cipher)));

  it("is checked when both values are known, and shown by nothing", async () => {
    const key = own("aes256-ctr");
    const given = (password: string) => ({
      credentials: { sshKey: { privateKey: pulumi.secret(key), password: pulumi.secret(password) } },
    });
    assert.deepEqual(credentialProblems("credentials", given("hunter2").credentials), []);
    assert.deepEqual(await inner(checkCredentials("FluxBootstrap", given(PASSPHRASE))).promise(), []);
    await assert.rejects(inner(checkCredentials("FluxBootstrap", given("hunter2"))).promise(), ({ message }: Error) => {
      assert.match(message, /credentials\.sshKey\.privateKey: cannot be decrypted with password/);
      return !message.includes("hunter2") && !message.includes(key.split("\n")[1] ?? "");
    });
  });

  it("is left to Flux where it takes long to find out", () => {
    assert.deepEqual(
      problems(
        edited(own("aes256-ctr"), ({ setRounds }) => setRounds(101)),
        "wrong",
      ),
      [],
    );
  });

  it("is tried once for each key", () => {
    const key = own("aes256-ctr", 16);
    assert.match(problems(key, "wrong")[0] ?? "", WRONG.reason);
    const start = process.cpuUsage();
    for (let index = 0; index < 20; index++) assert.match(problems(key, "wrong")[0] ?? "", WRONG.reason);
    assert.ok(process.cpuUsage(start).user < 500_000);
  });

  it("is of no use for a key whose options or private part are damaged", () => {
    for (const damaged of [
      edited(own("aes256-cbc"), ({ setRounds }) => setRounds(0)),
      edited(own("aes256-cbc"), ({ cutPrivatePart }) => cutPrivatePart(1)),
      edited(own("aes256-ctr"), ({ cutPrivatePart }) => cutPrivatePart(140)),
    ])
      assert.match(problems(damaged, PASSPHRASE)[0] ?? "", /is damaged/);
  });
});

interface Edits {
  setRounds(rounds: number): void;
  cutPrivatePart(bytes: number): void;
}

/** Returns another key in OpenSSH's format: a salt of 16 bytes and the rounds end its options, the private part ends it all. */
function edited(key: string, edit: (edits: Edits) => void): string {
  const [head = "", ...body] = key.trim().split("\n");
  let blob = Buffer.from(body.slice(0, -1).join(""), "base64");
  const roundsAt = blob.indexOf("bcrypt") + "bcrypt".length + 4 + 4 + 16;
  const publicKeyAt = roundsAt + 4 + 4;
  const privatePartAt = publicKeyAt + 4 + blob.readUInt32BE(publicKeyAt);
  edit({
    setRounds: (rounds) => blob.writeUInt32BE(rounds, roundsAt),
    cutPrivatePart: (bytes) => {
      blob = blob.subarray(0, -bytes);
      blob.writeUInt32BE(blob.length - privatePartAt - 4, privatePartAt);
    },
  });
  return [head, blob.toString("base64"), body.at(-1)].join("\n");
}

describe("a key that ssh-keygen has encrypted", () => {
  const ciphers = ciphersOfOpenssh();
  if (ciphers.length === 0) {
    it("is not tried: there is no OpenSSH on PATH, which `apt-get install openssh-client` brings");
    return;
  }
  let directory: string;
  let made = 0;

  before(() => (directory = mkdtempSync(path.join(tmpdir(), "flux-bootstrap-keys-"))));
  after(() => rmSync(directory, { recursive: true }));

  function generate(...flags: string[]): string {
    const file = path.join(directory, `key-${made++}`);
    execFileSync("ssh-keygen", ["-q", "-N", PASSPHRASE, "-C", "", "-f", file, ...flags]);
    return readFileSync(file, "utf8");
  }

  for (const cipher of ciphers) {
    if (READABLE.includes(cipher)) {
      it(`is checked with ${cipher}`, () => assertChecked(generate("-t", "ed25519", "-a", "1", "-Z", cipher)));
    } else {
      it(`is refused with ${cipher}, which Flux does not read`, () => {
        const key = generate("-t", "ed25519", "-a", "1", "-Z", cipher);
        for (const password of [PASSPHRASE, "wrong"])
          assert.match(
            problems(key, password)[0] ?? "",
            /^must be encrypted with aes256-ctr or aes256-cbc, which Flux/,
          );
      });
    }
  }

  for (const flags of ["-t rsa -b 2048", "-t ecdsa -b 256", "-t ecdsa -b 384", "-t ecdsa -b 521"])
    it(`is checked with ${flags}`, () => assertChecked(generate(...flags.split(" "), "-a", "1")));

  it("is checked as it comes without flags", () => {
    const key = generate();
    assert.deepEqual(problems(key, PASSPHRASE), []);
    assert.match(problems(key, "wrong")[0] ?? "", WRONG.reason);
  });
});
