import assert from "node:assert/strict";

import { messageOf } from "../../../components/status/message";
import { redact } from "../../../components/status/message";

describe("redact", () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      "unable to clone 'https://user:pass@example.com/x.git': no",
      "unable to clone 'https://***@example.com/x.git': no",
    ],
    ["https://ghp_0123456789abcdef@github.com/a/b", "https://***@github.com/a/b"],
    ["https://user:p@ss@example.com/a", "https://***@example.com/a"],
    ["http://user:***@127.0.0.1/a http://u:p@b/", "http://***@127.0.0.1/a http://***@b/"],
    ["ssh://git@github.com/a/b", "ssh://git@github.com/a/b"],
    ["ssh://git:secret@github.com/a/b", "ssh://***@github.com/a/b"],
    ["https://example.com/a@b", "https://example.com/a@b"],
    ["GET https://s3/x?X-Amz-Signature=abc&list-type=2", "GET https://s3/x?X-Amz-Signature=***&list-type=2"],
    ["https://example.com/?access_token=abc'", "https://example.com/?access_token=***'"],
    ["token github_pat_0123456789abcdef is bad", "token github_pat_*** is bad"],
    ["nothing to hide: main@sha1:0123", "nothing to hide: main@sha1:0123"],
  ];
  for (const [text, redacted] of cases) {
    it(`makes ${redacted}`, () => {
      assert.equal(redact(text), redacted);
    });
  }
});

describe("messageOf", () => {
  it("leaves the controllers' temporary directories out, so that a failure is the same each time", () => {
    assert.equal(
      messageOf("kustomization path not found: stat /tmp/kustomization-123/apps/x: no such file\n"),
      "kustomization path not found: stat apps/x: no such file",
    );
    assert.equal(
      messageOf("stat /tmp/helmchart-flux-system-podinfo-42/source/charts/x: no"),
      "stat source/charts/x: no",
    );
  });
});
