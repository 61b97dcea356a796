import * as assert from "node:assert/strict";
import { dockerConfigJson } from "../../../components/manifests/image-pull-secret";
import { sshSecret } from "../../../components/manifests/source-secret";

describe("sshSecret", () => {
  it("has the keys that source-controller reads, and passes their values through unopened", () => {
    const [identity, identityPub, knownHosts] = [{ sealed: 1 }, { sealed: 2 }, { sealed: 3 }];
    const data = sshSecret<object>({ identity, identityPub, knownHosts });
    assert.deepEqual(data, { identity, "identity.pub": identityPub, known_hosts: knownHosts });
    assert.equal(data.identity, identity);
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
