import assert from "node:assert/strict";

import { problems } from "../../../components/bootstrap/problems";
import type { ControllerArgs } from "../../../components/customization/controller-args";

const MINIMAL = { github: { owner: "acme", repository: "fleet" }, path: "prod" };

function found(args: object): string[] {
  return problems({ ...MINIMAL, ...args }).map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);
}

describe("customizationProblems", () => {
  const controller: readonly (readonly [ControllerArgs | object, RegExp])[] = [
    [{ size: "huge" }, /^controllers\.all\.size: expected one of small, medium, large, got "huge"$/],
    [{ concurrent: 0 }, /^controllers\.all\.concurrent: must be a whole number above 0, got 0$/],
    [{ concurrent: "5" }, /^controllers\.all\.concurrent: must be a whole number above 0, got "5"$/],
    [
      { resources: { limits: { memory: "1 GB" } } },
      /^controllers\.all\.resources\.limits\.memory: must be a quantity such as "500m" or "512Mi", got "1 GB"$/,
    ],
    [{ resources: { requests: { cpu: 1 } } }, /^controllers\.all\.resources\.requests\.cpu: must be a string, got 1$/],
    [
      { tolerations: [{ operator: "Equal" }] },
      /^controllers\.all\.tolerations\[0\]\.operator: must be "Exists" when there is no key\. Set it, or add a key\.$/,
    ],
    [
      { tolerations: [{ key: "a", operator: "Is" }] },
      /^controllers\.all\.tolerations\[0\]\.operator: expected one of Exists, Equal/,
    ],
    [
      { tolerations: [{ key: "a", operator: "Exists", value: "b" }] },
      /^controllers\.all\.tolerations\[0\]\.value: conflicts with the operator "Exists"/,
    ],
    [
      { tolerations: [{ key: "a", effect: "Never" }] },
      /^controllers\.all\.tolerations\[0\]\.effect: expected one of NoSchedule/,
    ],
    [{ nodeSelector: { "a b": "c" } }, /^controllers\.all\.nodeSelector: must be the key of a label .*, got "a b"$/],
    [{ podLabels: { a: "b c" } }, /^controllers\.all\.podLabels\.a: must be the value of a label/],
    [
      { podAnnotations: { "123": "a" } },
      /^controllers\.all\.podAnnotations: must be the key of a label .*, got "123"$/,
    ],
    [
      { env: [{ name: "a-b", value: "c" }] },
      /^controllers\.all\.env\[0\]\.name: must be the name of an environment variable, got "a-b"$/,
    ],
    [
      { env: [{ name: "A" }] },
      /^controllers\.all\.env\[0\]: must have exactly one of value, secretKeyRef and configMapKeyRef$/,
    ],
    [
      { env: [{ name: "A", value: "b", secretKeyRef: { name: "c", key: "d" } }] },
      /^controllers\.all\.env\[0\]: must have exactly one/,
    ],
    [{ args: ["concurrent=5"] }, /^controllers\.all\.args\[0\]: must be a flag such as/],
    [{ imageDigest: "sha256:123" }, /^controllers\.all\.imageDigest: must be "sha256:" and 64/],
    [
      { serviceAccountAnnotations: { "a/b/c": "d" } },
      /^controllers\.all\.serviceAccountAnnotations: must be the key of a label/,
    ],
  ];
  const other: readonly (readonly [object, RegExp])[] = [
    [
      { controllers: { helmcontroller: {} } },
      /^controllers\.helmcontroller: unknown argument\. Did you mean "helmController"\?$/,
    ],
    [{ controllers: { sourceWatcher: {} } }, /^controllers\.sourceWatcher: requires source-watcher, which is neither/],
    [{ storage: {} }, /^storage\.size: is required and must not be empty$/],
    [{ storage: { size: "10GB" } }, /^storage\.size: must be a quantity/],
    [
      { storage: { size: "1Gi", accessMode: "Read" } },
      /^storage\.accessMode: expected one of ReadWriteOnce, ReadWriteOncePod, ReadWriteMany/,
    ],
    [{ sharding: { shards: [] } }, /^sharding\.shards: must not be empty$/],
    [{ sharding: { shards: ["a", "a"] } }, /^sharding\.shards\[1\]: "a" is listed twice$/],
    [{ sharding: { shards: ["Shard 1"] } }, /^sharding\.shards\[0\]: must be the name of a shard/],
    [{ sharding: { shards: ["a"], key: "a b" } }, /^sharding\.key: must be the key of a label/],
    [{ multitenancy: { defaultServiceAccount: "A" } }, /^multitenancy\.defaultServiceAccount: must be a DNS name/],
    [{ proxy: { noProxy: ["a,b"] } }, /^proxy\.noProxy\[0\]: must be a host/],
    [
      { patches: [{ patch: "- {op: remove, path: /a}" }] },
      /^patches\[0\]: a list of JSON 6902 operations requires a target$/,
    ],
    [
      { patches: [{ patch: "- {op: remove, path: /a}", target: { kind: "(" } }] },
      /^patches\[0\]: target\.kind: must be a regular expression of Go/,
    ],
    [
      { registryCredentials: { username: "a", password: "b" } },
      /^imagePullSecret: is required with registryCredentials/,
    ],
    [
      { registryCredentials: { username: "a", password: "b" }, imagePullSecret: "flux-system" },
      /^imagePullSecret: must not be the Secret with the credentials of the source, got "flux-system"/,
    ],
  ];
  for (const [args, message] of [
    ...controller.map(([all, expected]) => [{ controllers: { all } }, expected] as const),
    ...other,
  ]) {
    it(`refuses ${JSON.stringify(args)}`, () => {
      const [first, ...others] = found(args);
      assert.match(String(first), message);
      assert.deepEqual(others, []);
    });
  }

  it("does not show the password of a proxy", () => {
    const secret = "hunter2";
    for (const url of [`http://user:${secret}@proxy:3128`, `user:${secret}`, `ftp://user:${secret}@proxy`]) {
      const [first] = found({ proxy: { httpsProxy: url } });
      assert.match(String(first), /^proxy\.httpsProxy: must /);
      assert.ok(!String(first).includes(secret));
    }
  });
});
