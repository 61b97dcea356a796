import assert from "node:assert/strict";

import { argumentProblems } from "../../../components/schemas/argument-problems";
import { nearest } from "../../../components/manifests/nearest";
import { UNKNOWN } from "../../../components/schemas/value-path";
import { FORMATS } from "../../../components/validation/formats";
import schema from "../../../components/schemas/arguments.json";

const VALID = { github: { owner: "acme", repository: "fleet" }, path: "clusters/prod" };

function lines(type: string, args: object): string[] {
  return argumentProblems(type, args).map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);
}

describe("argumentProblems", () => {
  it("finds nothing wrong with what is not known, where it may be an output", () => {
    assert.deepEqual(lines("FluxBootstrapArgs", { ...VALID, github: { owner: "acme", repository: UNKNOWN } }), []);
    assert.deepEqual(lines("FluxBootstrapArgs", { ...VALID, credentials: { token: { value: UNKNOWN } } }), []);
  });

  it("never shows a secret, nor what may hold one by mistake", () => {
    const hunter2 = "hunter2";
    const wrong = {
      ...VALID,
      credentials: { sshKey: hunter2, token: { value: [hunter2] }, githubApp: hunter2 },
      registryCredentials: hunter2,
      notifications: { chat: { type: "slack", address: { hunter2 }, token: 2 }, commitStatus: hunter2 },
      proxy: { httpsProxy: `${hunter2}:x@proxy`, httpProxy: `http://${hunter2}@proxy`, allProxy: hunter2 },
      github: { ...VALID.github, url: `https://${hunter2}@github.com` },
      sync: { decryptionKeys: { "age.agekey": true, "b.agekey": [hunter2] } },
    };
    const found = lines("FluxBootstrapArgs", wrong);
    assert.equal(found.length, 13, found.join("\n"));
    assert.ok(!found.join("\n").includes(hunter2), found.join("\n"));
    assert.deepEqual(lines("KustomizationArgs", { remoteKubeconfig: 1 }), ["remoteKubeconfig: must be a string"]);
  });

  it("passes over a key that is undefined, known or not", () => {
    assert.deepEqual(lines("FluxBootstrapArgs", { ...VALID, sycn: undefined, sync: undefined }), []);
  });

  it("checks the items of lists, and the keys and the values of maps", () => {
    const all = { nodeSelector: { "a b": "c d" }, args: ["requeue"], env: [{ value: "x" }], tolerations: [null] };
    assert.deepEqual(lines("FluxBootstrapArgs", { ...VALID, controllers: { all } }), [
      "controllers.all.tolerations[0]: must be an object, got null",
      'controllers.all.nodeSelector: must be the key of a label such as "app.kubernetes.io/name", got "a b"',
      'controllers.all.nodeSelector["a b"]: must be the value of a label: at most 63 letters, digits, dashes, underscores and dots, got "c d"',
      "controllers.all.env[0].name: is required and must not be empty",
      'controllers.all.args[0]: must be a flag such as "--requeue-dependency=5s", got "requeue"',
    ]);
  });
});

describe("the formats of the schema", () => {
  const used = [...JSON.stringify(schema).matchAll(/"format":"(\w+)"/g)].map(([, name]) => name);

  it("are the checks that there are", () => {
    assert.deepEqual([...new Set(used)].sort(), Object.keys(FORMATS).sort());
  });
});

describe("nearest", () => {
  const names = ["sync", "path", "branch", "interval", "sourceInterval", "networkPolicy", "components"];

  for (const [typed, meant] of [
    ["sycn", "sync"],
    ["brnch", "branch"],
    ["Path", "path"],
    ["networkpolicy", "networkPolicy"],
    ["component", "components"],
    ["sourceIntreval", "sourceInterval"],
    ["something", undefined],
    ["x", undefined],
    ["", undefined],
  ] as const) {
    it(`of ${JSON.stringify(typed)} is ${String(meant)}`, () => {
      assert.equal(nearest(typed, names), meant);
    });
  }
});
