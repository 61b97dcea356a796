import { isRecord } from "../../../components/manifests/is-record";
import assert from "node:assert/strict";
import { specProblems } from "../../../components/schemas/spec-problems";
import { casesOf, gaps } from "./cases";
import { fieldsOf } from "./fields";
import { KINDS, RELEASES, schemaOfKind, type Kind } from "./kinds";
import { SAMPLES } from "./samples";

const kinds = Object.keys(KINDS) as Kind[];

for (const version of RELEASES) {
  describe(`specProblems over every field of ${version}`, () => {
    for (const kind of kinds) {
      const schema = schemaOfKind(version, kind);

      it(`has a sample of every field and rule of ${kind}`, () => {
        assert.deepEqual(gaps(schema, SAMPLES[kind]), []);
      });

      it(`takes every field of ${kind}, and refuses what is wrong`, () => {
        const mistaken = casesOf(schema, SAMPLES[kind]).flatMap(({ title, spec, right }) => {
          const found = specProblems(schema, spec, "spec");
          return right === undefined || right === (found.length === 0) ? [] : [{ title, spec, found }];
        });
        assert.deepEqual(mistaken, []);
      });
    }
  });
}

describe("the samples", () => {
  for (const kind of kinds) {
    it(`of ${kind} are of fields that a release has`, () => {
      const known = new Set(
        RELEASES.flatMap((version) =>
          fieldsOf(schemaOfKind(version, kind), SAMPLES[kind].values).map(({ steps }) => JSON.stringify(steps)),
        ),
      );
      assert.deepEqual(
        pathsOf(SAMPLES[kind].values).filter((path) => !known.has(path) && !path.startsWith('["values",')),
        [],
      );
    });
  }
});

function pathsOf(value: unknown, steps: readonly (string | number)[] = []): string[] {
  const parts: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(isRecord(value) ? value : {});
  return [JSON.stringify(steps), ...parts.flatMap(([key, part]) => pathsOf(part, [...steps, key]))];
}
