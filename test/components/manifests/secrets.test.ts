import * as assert from "node:assert/strict";
import { dockerConfigJson, imagePullSecret } from "../../../components/manifests/image-pull-secret";
import { sourceSecret, sshSecret } from "../../../components/manifests/source-secret";

describe("sourceSecret", () => {
  it("has the keys that source-controller reads, and passes their values through unopened", () => {
    const [identity, identityPub, knownHosts] = [{ sealed: 1 }, { sealed: 2 }, { sealed: 3 }];
    const secret = sourceSecret<object>({ name: "a", namespace: "b", data: sshSecret<object>({ identity, identityPub, knownHosts }) });
    assert.deepEqual(secret, {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "a", namespace: "b" },
      stringData: { identity, "identity.pub": identityPub, known_hosts: knownHosts },
    });
    assert.equal(secret.stringData["identity"], identity);
  });
});

describe("imagePullSecret", () => {
  it("is of the type that the kubelet reads", () => {
    assert.deepEqual(imagePullSecret({ name: "a", namespace: "b", dockerConfigJson: "{}" }), {
      apiVersion: "v1",
      kind: "Secret",
      type: "kubernetes.io/dockerconfigjson",
      metadata: { name: "a", namespace: "b" },
      stringData: { ".dockerconfigjson": "{}" },
    });
  });
});

describe("dockerConfigJson", () => {
  it("holds the credentials in both forms that Docker knows", () => {
    assert.deepEqual(JSON.parse(dockerConfigJson("registry.example.com/fluxcd", "bot", "pässword")), {
      auths: {
        "registry.example.com/fluxcd": { username: "bot", password: "pässword", auth: "Ym90OnDDpHNzd29yZA==" },
      },
    });
  });
});
