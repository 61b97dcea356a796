import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { kubeClient, type ClusterAccess } from "../../../components/kube/kube-client";

const directory = mkdtempSync(join(tmpdir(), "kube-client-"));
after(() => rmSync(directory, { recursive: true }));

/** A kubeconfig with a context for each cluster. */
function config(current: string | undefined, clusters: Readonly<Record<string, string>>): string {
  const names = Object.keys(clusters);
  return JSON.stringify({
    ...(current === undefined ? {} : { "current-context": current }),
    contexts: names.map((name) => ({ name, context: { cluster: name, user: "me" } })),
    clusters: names.map((name) => ({ name, cluster: { server: `https://${String(clusters[name])}` } })),
    users: [{ name: "me", user: {} }],
  });
}

function file(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

describe("kubeClient", () => {
  const two = { text: config("a", { a: "one", b: "two" }) };
  const merged = {
    files: [
      file("first", config(undefined, { a: "one" })),
      file("second", config("b", { a: "never", b: "two" })),
      file("third", config("a", { b: "never", c: "three" })),
    ],
  };
  const rows: readonly (readonly [string, ClusterAccess, string | RegExp])[] = [
    ["the current context", { kubeconfig: two }, "https://one"],
    ["a context", { kubeconfig: two, context: "b" }, "https://two"],
    ["a cluster", { kubeconfig: two, cluster: "b" }, "https://two"],
    ["a context and a cluster", { kubeconfig: two, context: "b", cluster: "a" }, "https://one"],
    ["no such context", { kubeconfig: two, context: "c" }, /no context "c"\. Choose one of a, b/],
    ["no such cluster", { kubeconfig: two, cluster: "c" }, /no cluster "c"\. Choose one of a, b/],
    ["the first current context of several files", { kubeconfig: merged }, "https://two"],
    ["the first entry of a name of several files", { kubeconfig: merged, context: "a" }, "https://one"],
    ["the entries of the last of several files", { kubeconfig: merged, context: "c" }, "https://three"],
    ["no current context", { kubeconfig: { text: config(undefined, { a: "one" }) } }, /names no cluster/],
    ["no kubeconfig", { kubeconfig: { text: "a: [" } }, /cannot be read: it is not valid$/],
    ["no such file", { kubeconfig: { files: [join(directory, "absent")] } }, /cannot be read: ENOENT .*absent$/],
  ];
  for (const [what, access, expected] of rows)
    it(`takes ${what}`, async () => {
      if (expected instanceof RegExp) await assert.rejects(kubeClient(access), expected);
      else assert.equal((await kubeClient(access)).server, expected);
    });
});
