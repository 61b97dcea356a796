import assert from "node:assert/strict";
import { createMessage, readKey, readSignature, verify } from "openpgp";
import { createPgpKey, createSshSigningKey, type Repository, type SigningKey } from "../../../lab/git-host";
import { git } from "./support/git";
import { useGitHost } from "./support/use-git-host";

describe("Repository.commit and Repository.tag with a key", () => {
  const { host } = useGitHost();
  let fleet: Repository;

  before(async () => {
    fleet = await host().createRepository("acme", "signed");
  });

  const object = async (name: string): Promise<string> => (await git(fleet.directory, ["cat-file", "-p", name])).stdout;

  async function isSignedBy(content: string, armored: string, { verification }: SigningKey): Promise<boolean> {
    const { signatures } = await verify({
      message: await createMessage({ binary: Buffer.from(content) }),
      signature: await readSignature({ armoredSignature: armored }),
      verificationKeys: await readKey({ armoredKey: verification["author.asc"] ?? "" }),
    });
    return (await Promise.all(signatures.map(({ verified }) => verified.catch(() => false)))).every(Boolean);
  }

  it("signs a commit with an OpenPGP key", async () => {
    const key = await createPgpKey();
    const sha = await fleet.commit("Sign it", { "a.txt": "signed\n" }, "main", { sign: key });
    const [, before = "", header = "", after = ""] =
      /^(.*?\n)gpgsig ((?:.*\n )*.*)\n(\n.*)$/s.exec(await object(sha)) ?? [];
    const armored = header.replaceAll("\n ", "\n");
    assert.equal(await isSignedBy(before + after, armored, key), true);
    assert.equal(await isSignedBy(before + after, armored, await createPgpKey()), false);
    assert.equal(await isSignedBy(`${before}${after}!`, armored, key), false);
  });

  it("signs a tag with an OpenPGP key", async () => {
    const key = await createPgpKey();
    await fleet.tag("v1.0.0", "main", { message: "The first one", sign: key });
    const [content = "", rest = ""] = (await object("v1.0.0")).split(/(?=-----BEGIN PGP SIGNATURE-----)/);
    assert.match(content, /\ntag v1\.0\.0\ntagger Somebody <somebody@example\.com> \d+ \+0000\n\nThe first one\n$/);
    assert.equal(await isSignedBy(content, rest, key), true);
  });

  it("signs a commit and a tag with an SSH key", async () => {
    const key = await createSshSigningKey();
    const sha = await fleet.commit("Sign it", { "a.txt": "by SSH\n" }, "main", { sign: key });
    await fleet.tag("v1.1.0", sha, { sign: key });
    assert.match(
      await object(sha),
      /\ngpgsig -----BEGIN SSH SIGNATURE-----\n( \S+\n)+ -----END SSH SIGNATURE-----\n\nSign it/,
    );
    assert.match(
      await object("v1.1.0"),
      /\n\nv1\.1\.0\n-----BEGIN SSH SIGNATURE-----\n(\S+\n)+-----END SSH SIGNATURE-----\n$/,
    );
    assert.match(key.verification["author.sshpub"] ?? "", /^ssh-ed25519 \S+$/);
  });

  it("puts the signed commit on the branch, and nothing else anywhere", async () => {
    const sha = await fleet.commit("Sign it", { "a.txt": "again\n" }, "other", { sign: await createPgpKey() });
    assert.deepEqual((await fleet.log("other")).map(({ message }) => message).slice(0, 1), ["Sign it"]);
    assert.equal((await fleet.log("other"))[0]?.sha, sha);
    assert.equal((await git(fleet.directory, ["for-each-ref", "refs/lab"])).stdout, "");
    assert.equal((await git(fleet.directory, ["fsck", "--strict", "--no-dangling"])).code, 0);
  });

  it("tags without a key, and moves a tag", async () => {
    const [head, before] = await fleet.log();
    await fleet.tag("latest", before?.sha);
    await fleet.tag("latest");
    assert.equal((await git(fleet.directory, ["rev-parse", "latest"])).stdout.trim(), head?.sha);
    assert.ok((await fleet.tags()).includes("latest"));
    await assert.rejects(fleet.tag("nothing", "no-such-branch"), /there is no commit at no-such-branch/);
  });
});
