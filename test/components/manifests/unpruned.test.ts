import assert from "node:assert/strict";

import { COMPONENTS } from "../../../components/manifests/controllers";
import { committedVersion, gotkComponents } from "../../../components/manifests/install";
import { installation } from "../../../components/manifests/installation";
import { objectsOf } from "../../../components/manifests/parse";
import { UNPRUNED, unpruned } from "../../../components/manifests/unpruned";
import { CLI_DEFAULTS, referenceBundle } from "./reference-bundle";

const LINE = "    kustomize.toolkit.fluxcd.io/prune: disabled\n";

describe("unpruned", () => {
  for (const version of ["v2.9.4", "v2.8.8"]) {
    const components = gotkComponents(referenceBundle(version), { ...CLI_DEFAULTS, components: COMPONENTS });
    const plain = installation(
      components,
      { controllers: {}, patches: [], storage: { size: "1Gi", accessMode: "ReadWriteOnce" } },
      [],
    );
    const flux = unpruned(plain);
    const objects = flux.files.flatMap(({ content }) => objectsOf(content));

    it(`annotates every object of ${version}, as it is committed and as it is created`, () => {
      assert.ok(objects.length > 30);
      for (const { metadata } of [...objects, ...flux.objects])
        assert.deepEqual({ ...metadata.annotations, ...UNPRUNED }, metadata.annotations, metadata.name);
    });

    it(`changes nothing else of ${version}`, () => {
      const without = ({ content }: { readonly content: string }) =>
        content.replaceAll(LINE, "").replaceAll(/^ {2}annotations:\n(?! {4})/gm, "");
      assert.deepEqual(flux.files.map(without), plain.files.map(without));
      assert.equal(committedVersion(flux.files[0]?.content ?? ""), version);
      assert.equal(flux.kustomization, plain.kustomization);
    });
  }
});
