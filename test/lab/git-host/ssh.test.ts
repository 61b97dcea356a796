import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateKeyPair, type Repository, type SshKeyPair } from "../../../lab/git-host";
import { git } from "./support/git";
import { overSsh, runOverSsh } from "./support/run-over-ssh";
import { sshEnvironment } from "./support/ssh-environment";
import { useGitHost } from "./support/use-git-host";

describe("the Git host's SSH server", () => {
  const { host, scratch } = useGitHost();
  let reader: SshKeyPair;
  let writer: SshKeyPair;
  let fleet: Repository;

  before(async () => {
    [reader, writer] = [await generateKeyPair(), await generateKeyPair()];
    fleet = await host().createRepository("acme", "fleet", { files: { "a.txt": "1\n" }, private: true });
    await host().createRepository("acme", "other");
    fleet.addDeployKey(reader.publicKey);
    fleet.addDeployKey(writer.publicKey, { readOnly: false });
  });

  it("lets a deploy key of every type fetch its repository", async () => {
    const [commit] = await fleet.log();
    for (const [type, bits] of [
      ["ed25519", 256],
      ["ecdsa", 256],
      ["ecdsa", 384],
      ["ecdsa", 521],
      ["rsa", 2048],
    ] as const) {
      const key = await generateKeyPair({ type, bits });
      fleet.addDeployKey(key.publicKey);
      const { stdout } = await runOverSsh(host(), { privateKey: key.privateKey }, "git-upload-pack 'acme/fleet'");
      assert.match(stdout, new RegExp(`${commit?.sha ?? ""} refs/heads/main`));
    }
  });

  it("takes the repository's path with a slash, with .git, and in any case", async () => {
    for (const path of ["acme/fleet.git", "/acme/fleet", "/Acme/Fleet.git"]) {
      const { stdout } = await runOverSsh(host(), { privateKey: reader.privateKey }, `git-upload-pack '${path}'`);
      assert.match(stdout, /refs\/heads\/main/, path);
    }
  });

  it("proves itself with every host key that knownHosts has", async () => {
    const lines = host()
      .knownHosts.trim()
      .split("\n")
      .map((line) => line.split(" "));
    assert.deepEqual(
      lines.map(([, type]) => type),
      ["ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa"],
    );
    for (const [name, type = "", known] of lines) {
      assert.equal(name, `[127.0.0.1]:${host().sshHostname.split(":")[1] ?? ""}`);
      let offered = "";
      const hostVerifier = (key: Buffer): boolean => (offered = key.toString("base64")) !== "";
      const serverHostKey =
        type === "ssh-rsa" ? ["rsa-sha2-256" as const] : [type as "ssh-ed25519" | "ecdsa-sha2-nistp256"];
      await overSsh(host(), { privateKey: reader.privateKey, hostVerifier, algorithms: { serverHostKey } }, () =>
        Promise.resolve(),
      );
      assert.equal(offered, known);
    }
  });

  it("refuses a key that is not registered, a user that is not git, and a password", async () => {
    const stranger = await generateKeyPair();
    const refused = /All configured authentication methods failed/;
    await assert.rejects(
      runOverSsh(host(), { privateKey: stranger.privateKey }, "git-upload-pack 'acme/fleet'"),
      refused,
    );
    await assert.rejects(runOverSsh(host(), { privateKey: reader.privateKey, username: "root" }, "x"), refused);
    await assert.rejects(runOverSsh(host(), { password: host().token }, "x"), refused);
  });

  it("refuses a key from the moment on in which it is deleted", async () => {
    const key = await generateKeyPair();
    const { id } = fleet.addDeployKey(key.publicKey);
    fleet.removeDeployKey(id);
    await assert.rejects(runOverSsh(host(), { privateKey: key.privateKey }, "git-upload-pack 'acme/fleet'"));
  });

  it("shows a key no other repository, and runs nothing but git", async () => {
    const run = (command: string): ReturnType<typeof runOverSsh> =>
      runOverSsh(host(), { privateKey: reader.privateKey }, command);
    assert.match((await run("git-upload-pack 'acme/other.git'")).stderr, /^ERROR: Repository not found\.$/m);
    for (const command of [
      "id",
      "git-upload-pack 'acme/fleet'; id",
      "git-upload-archive 'acme/fleet'",
      "git-upload-pack '../../acme/fleet'",
    ]) {
      const { code, stdout } = await run(command);
      assert.equal(code, 1, command);
      assert.equal(stdout, "", command);
    }
  });

  it("has neither a shell nor forwarding", async () => {
    await overSsh(host(), { privateKey: reader.privateKey }, async (client) => {
      const text = await new Promise<string>((resolve, reject) => {
        client.shell(false, (error, channel) => {
          if (error !== undefined) {
            reject(error);
            return;
          }
          channel.stderr.on("data", (chunk: Buffer) => {
            resolve(chunk.toString());
          });
        });
      });
      assert.match(text, /^Hi acme\/fleet! .* does not provide shell access/);
      await new Promise<void>((resolve) => {
        client.forwardOut("127.0.0.1", 1, "127.0.0.1", Number(new URL(host().apiUrl).port), (error) => {
          assert.ok(error);
          resolve();
        });
      });
    });
  });

  it("serves clones and pushes of a git client, and refuses the push of a read-only key", async function () {
    this.timeout(60_000);
    const asReader = await sshEnvironment(host(), scratch(), reader.privateKey);
    const asWriter = await sshEnvironment(host(), scratch(), writer.privateKey);
    const cloned = await git(scratch(), ["clone", "-q", fleet.sshUrl, "ssh-clone"], asReader);
    assert.equal(cloned.code, 0, cloned.stderr);
    const clone = join(scratch(), "ssh-clone");
    await writeFile(join(clone, "b.txt"), "2\n");
    await git(clone, ["add", "b.txt"]);
    await git(clone, ["commit", "-q", "-m", "By SSH"]);
    const refused = await git(clone, ["push", "-q"], asReader);
    assert.notEqual(refused.code, 0);
    assert.match(refused.stderr, /ERROR: The key you are authenticating with has been marked as read only\./);
    const pushed = await git(clone, ["push", "-q"], asWriter);
    assert.equal(pushed.code, 0, pushed.stderr);
    assert.equal((await fleet.log())[0]?.message, "By SSH");
    await fleet.protect("main");
    await git(clone, ["commit", "-q", "--allow-empty", "-m", "Too late"]);
    const guarded = await git(clone, ["push", "-q"], asWriter);
    await fleet.unprotect("main");
    assert.match(guarded.stderr, /GH006: Protected branch update failed for refs\/heads\/main/);
  });
});
