import assert from "node:assert/strict";

import { differenceLine, objectDifferences } from "../../../components/manifests/object-differences";

const SOURCE = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 1m0s
  url: ssh://git@github.com/acme/fleet
`;

function lines(found: string, wanted: string): string[] {
  return objectDifferences(found, wanted).map(differenceLine);
}

describe("objectDifferences", () => {
  it("finds none in other writings of the same", () => {
    const found = `# a comment\r
---
kind: GitRepository
apiVersion: source.toolkit.fluxcd.io/v1
metadata: { namespace: flux-system, name: flux-system }
spec: { url: "ssh://git@github.com/acme/fleet.git", interval: 60s }
`;
    assert.deepEqual(lines(found, SOURCE), []);
  });

  it("finds a value that differs, one that goes and one that comes", () => {
    const found = SOURCE.replace("1m0s", "5m").replace("spec:\n", "spec:\n  timeout: 90s\n");
    const wanted = SOURCE.replace("spec:\n", "spec:\n  suspend: false\n");
    assert.deepEqual(lines(found, wanted), [
      'GitRepository flux-system/flux-system: spec.timeout: "90s" becomes nothing',
      'GitRepository flux-system/flux-system: spec.interval: "5m" becomes "1m0s"',
      "GitRepository flux-system/flux-system: spec.suspend: nothing becomes false",
    ]);
  });

  it("finds an object that goes and one that comes", () => {
    const wanted = SOURCE.replace("name: flux-system", "name: fleet");
    assert.deepEqual(lines(SOURCE, wanted), [
      "GitRepository flux-system/flux-system: is removed",
      "GitRepository flux-system/fleet: is added",
    ]);
  });

  it("tells a duration from a text that is none", () => {
    assert.deepEqual(lines(SOURCE.replace("1m0s", "soon"), SOURCE), [
      'GitRepository flux-system/flux-system: spec.interval: "soon" becomes "1m0s"',
    ]);
  });

  it("shows the beginning of a long value", () => {
    const [line = ""] = lines(SOURCE.replace("fleet", "x".repeat(200)), SOURCE);
    assert.match(line, /x{40}…/);
  });
});
