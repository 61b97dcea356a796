import assert from "node:assert/strict";
import { createHash } from "node:crypto";

import { pinnedKnownHosts } from "../../../components/manifests/known-hosts";

describe("pinnedKnownHosts", () => {
  // https://docs.github.com/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints
  it("pins the keys whose fingerprints GitHub publishes", () => {
    assert.deepEqual(fingerprints("github.com"), [
      "github.com ssh-ed25519 SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU",
      "github.com ecdsa-sha2-nistp256 SHA256:p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM",
      "github.com ssh-rsa SHA256:uNiVztksCsDhcc0u9e8BujQXVUpKZIDTMczCvj3tD2s",
    ]);
  });

  it("writes the port of the host that serves SSH on the HTTPS port", () => {
    assert.deepEqual(
      fingerprints("ssh.github.com:443").map((line) => line.split(" ")[0]),
      ["[ssh.github.com]:443", "[ssh.github.com]:443", "[ssh.github.com]:443"],
    );
  });

  it("knows no keys of other hosts", () => {
    assert.equal(pinnedKnownHosts("github.example.com"), undefined);
    assert.equal(pinnedKnownHosts("constructor"), undefined);
  });
});

function fingerprints(host: string): string[] {
  const lines = (pinnedKnownHosts(host) ?? "").trimEnd().split("\n");
  return lines.map((line) => {
    const [name, type, key] = line.split(" ");
    const digest = createHash("sha256")
      .update(Buffer.from(key ?? "", "base64"))
      .digest("base64");
    return `${String(name)} ${String(type)} SHA256:${digest.replace(/=+$/, "")}`;
  });
}
