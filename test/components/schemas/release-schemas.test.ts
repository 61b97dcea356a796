import assert from "node:assert/strict";
import { schemaOf } from "../../../components/schemas/release-schemas";
import { referenceBundle, withFile } from "../manifests/reference-bundle";
import { KINDS, RELEASES, schemaOfKind, type Kind } from "./kinds";

describe("schemaOf", () => {
  for (const version of RELEASES) {
    it(`finds the kinds of ${version}`, () => {
      for (const kind of Object.keys(KINDS) as Kind[]) {
        assert.equal(schemaOfKind(version, kind).type, "object", kind);
      }
    });
  }

  it("tells the releases apart", () => {
    assert.equal(schemaOfKind("v2.8.8", "Receiver").properties?.["oidcProviders"], undefined);
    assert.equal(schemaOfKind("v2.9.4", "Receiver").properties?.["oidcProviders"]?.type, "array");
  });

  it("knows every version that is served", () => {
    const { properties } =
      schemaOf(referenceBundle("v2.8.8"), "notification.toolkit.fluxcd.io/v1beta2", "Receiver") ?? {};
    assert.equal(properties?.["type"]?.type, "string");
  });

  it("knows no kind of another group or version", () => {
    const bundle = referenceBundle("v2.9.4");
    assert.equal(schemaOf(bundle, "notification.toolkit.fluxcd.io/v1beta2", "Receiver"), undefined);
    assert.equal(schemaOf(bundle, "apps/v1", "Deployment"), undefined);
    assert.equal(schemaOf(bundle, "source.toolkit.fluxcd.io/v1", "toString"), undefined);
  });

  it("reads nothing but the definition of the kind", () => {
    const bundle = withFile(referenceBundle("v2.9.4"), "helm-controller.yaml", () => "a: [\n");
    assert.ok(schemaOf(bundle, KINDS.Receiver, "Receiver"));
  });

  it("gives the same schema for another reading of the release", () => {
    const [first, second] = [referenceBundle("v2.9.4"), referenceBundle("v2.9.4")];
    assert.equal(schemaOf(first, KINDS.Alert, "Alert"), schemaOf(second, KINDS.Alert, "Alert"));
  });
});
