import * as assert from "node:assert/strict";
import {
  COMPONENTS,
  controllerNamed,
  DEFAULT_COMPONENTS,
  EXTRA_COMPONENTS,
} from "../../../components/manifests/controllers";
import { referenceBundle, referenceFile } from "./reference-bundle";

describe("the table of controllers", () => {
  it("has the default components of flux install, in its order", () => {
    const header = /^# Components: (.*)$/m.exec(referenceFile("v2.9.4", "gotk-components.yaml"));
    assert.equal(DEFAULT_COMPONENTS.join(","), header?.[1]);
  });

  it("has the extra components of flux install, in its order", () => {
    const header = /^# Components: (.*)$/m.exec(referenceFile("v2.9.4", "gotk-components-all.yaml"));
    assert.equal([...DEFAULT_COMPONENTS, ...EXTRA_COMPONENTS].join(","), header?.[1]);
  });

  it("has a row for every controller of a release", () => {
    const files = Object.keys(referenceBundle("v2.9.4").files).filter((name) => !/^(rbac|policies)\.yaml$/.test(name));
    assert.deepEqual(files.map((name) => name.replace(".yaml", "")).sort(), [...COMPONENTS].sort());
  });
});

describe("controllerNamed", () => {
  it("finds a row", () => {
    assert.equal(controllerNamed("source-watcher").servesArtifacts, true);
  });

  it("names all components when it is asked for another", () => {
    assert.throws(
      () => controllerNamed("image-reflector"),
      /unknown component "image-reflector", expected one of source-controller, .*, source-watcher$/,
    );
  });
});
