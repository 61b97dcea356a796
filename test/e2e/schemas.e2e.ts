import assert from "node:assert/strict";

import * as fc from "fast-check";

import { objectsOf } from "../../components/manifests/parse";
import { specProblems } from "../../components/schemas/spec-problems";
import { isTrue, type Cluster } from "../../lab/cluster";
import { collectionPath } from "../../lab/cluster/resource-path";
import { referenceBundle } from "../components/manifests/reference-bundle";
import { anySpec } from "../components/schemas/any-spec";
import { casesOf, type Case } from "../components/schemas/cases";
import { KINDS, RELEASES, schemaOfKind, type Kind } from "../components/schemas/kinds";
import { SAMPLES } from "../components/schemas/samples";
import { dryRun, type Refusal } from "./dry-run";
import { inTurns } from "./in-turns";
import { lab } from "./world";

/** How many specs of a kind are made at random; they are the same in every run. */
const RANDOM = { numRuns: 200, seed: 20_261_126 };

for (const version of RELEASES) {
  describe(`the schemas of ${version} on an API server`, () => {
    let cluster: Cluster;

    before("start a cluster with the release's definitions", async () => {
      cluster = await (await lab()).startCluster(`schemas-${version.replaceAll(".", "-")}`);
      await define(cluster, version);
    });

    after("stop the cluster", async () => cluster?.stop());

    for (const kind of Object.keys(KINDS) as Kind[]) {
      const schema = schemaOfKind(version, kind);

      it(`say of every field of ${kind} what specProblems says`, async () => {
        const ask = await asker(cluster, kind);
        const cases = casesOf(schema, SAMPLES[kind]);
        const differences = await inTurns(cases, async (one) =>
          differencesOf(one, specProblems(schema, one.spec, "spec"), await ask(one.spec)),
        );
        assert.deepEqual(differences, []);
      });

      it(`take the random specs of ${kind} that specProblems takes`, async () => {
        const ask = await asker(cluster, kind);
        // The schemas would do without any spec, and then a controller has nothing to do: we do not take null for a spec.
        const specs = fc.sample(
          anySpec(schema, SAMPLES[kind].values).filter((spec) => spec !== null),
          RANDOM,
        );
        const differences = await inTurns(specs, async (spec) => {
          const [ours, refusal] = [specProblems(schema, spec, "spec"), await ask(spec)];
          return covers(ours, refusal) ? [] : [{ spec: JSON.stringify(spec), ours, refusal }];
        });
        assert.deepEqual(differences, []);
      });
    }
  });
}

type Problems = ReturnType<typeof specProblems>;

/** What asks the API server about a spec. */
async function asker({ api }: Cluster, kind: Kind): Promise<(spec: unknown) => Promise<Refusal | undefined>> {
  const object = { apiVersion: KINDS[kind], kind, metadata: { name: "any", namespace: "default" } };
  const collection = await collectionPath(api, object);
  return (spec) => dryRun(api, collection, { ...object, spec });
}

function differencesOf({ title, right, broken }: Case, ours: Problems, refusal: Refusal | undefined): string[] {
  const said = refusal?.message ?? "yes";
  const [named, theirs] = [fieldsOf(ours), refusal?.fields ?? []];
  return [
    ...(right !== undefined && right !== (refusal === undefined) ? [`${title}: the API server says ${said}`] : []),
    ...(named.join() === theirs.join()
      ? []
      : [`${title}: we name ${named.join(", ") || "nothing"}, the API server says ${said}`]),
    ...ours
      .filter(({ reason }) => broken && !said.includes(reason))
      .map(({ reason }) => `${title}: we say ${reason}, the API server says ${said}`),
  ];
}

/** Whether the verdicts are the same, and we name all that the API server names: it does not always look for everything. */
function covers(ours: Problems, refusal: Refusal | undefined): boolean {
  const named = fieldsOf(ours);
  return (
    (refusal === undefined) === (ours.length === 0) && (refusal?.fields ?? []).every((field) => named.includes(field))
  );
}

/** The fields that we name, as the API server writes them. */
function fieldsOf(problems: Problems): string[] {
  return [...new Set(problems.map(({ propertyPath }) => propertyPath.replace(/\["(.*?)"\]/g, ".$1")))].sort();
}

async function define(cluster: Cluster, version: string): Promise<void> {
  const objects = Object.values(referenceBundle(version).files).flatMap(objectsOf);
  const definitions = objects.filter(({ kind }) => kind === "CustomResourceDefinition");
  await inTurns(definitions, async (definition) => {
    await cluster.apply(definition);
    const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${definition.metadata.name}`;
    return [await cluster.waitFor(path, (found) => isTrue(found, "Established"))];
  });
}
