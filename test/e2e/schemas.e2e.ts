import assert from "node:assert/strict";

import { objectsOf } from "../../components/manifests/parse";
import { specProblems } from "../../components/schemas/spec-problems";
import type { StructuralSchema } from "../../components/schemas/structural-schema";
import { isTrue, type Cluster } from "../../lab/cluster";
import { collectionPath } from "../../lab/cluster/resource-path";
import { casesOf, type Case } from "../components/schemas/cases";
import { KINDS, RELEASES, schemaOfKind, type Kind } from "../components/schemas/kinds";
import { SAMPLES } from "../components/schemas/samples";
import { referenceBundle } from "../components/manifests/reference-bundle";
import { dryRun } from "./dry-run";
import { lab } from "./world";

const kinds = Object.keys(KINDS) as Kind[];
/** The API server answers in some milliseconds, so that a few requests at a time keep a machine busy. */
const AT_ONCE = 8;

for (const version of RELEASES) {
  describe(`the schemas of ${version} on an API server`, () => {
    let cluster: Cluster;

    before("start a cluster with the release's definitions", async () => {
      cluster = await (await lab()).startCluster(`schemas-${version.replaceAll(".", "-")}`);
      await define(cluster, version);
    });

    after("stop the cluster", async () => cluster?.stop());

    for (const kind of kinds) {
      it(`say the same of every field of ${kind} as specProblems`, async () => {
        const schema = schemaOfKind(version, kind);
        const collection = await collectionPath(cluster.api, { apiVersion: KINDS[kind], kind, metadata: { name: "any" } });
        const judge = async (one: Case): Promise<string[]> => differences(one, schema, await verdict(cluster, collection, kind, one.spec));
        assert.deepEqual(await inTurns(casesOf(schema, SAMPLES[kind]), judge), []);
      });
    }
  });
}

/** What the API server says of a spec: the fields that it names, and none when it takes it. */
async function verdict({ api }: Cluster, collection: string, kind: Kind, spec: unknown) {
  return dryRun(api, collection, { apiVersion: KINDS[kind], kind, metadata: { name: "any", namespace: "default" }, spec });
}

function differences({ title, spec, right }: Case, schema: StructuralSchema, refusal: Awaited<ReturnType<typeof verdict>>): string[] {
  const ours = [...new Set(specProblems(schema, spec, "spec").map(({ propertyPath }) => propertyPath))].sort();
  const theirs = refusal?.fields ?? [];
  const unexpected = right !== undefined && right !== (refusal === undefined) ? [`${title}: the API server says ${refusal?.message ?? "yes"}`] : [];
  const same = (refusal === undefined) === (ours.length === 0) && theirs.join() === ours.join();
  return [...unexpected, ...(same ? [] : [`${title}: we name ${ours.join(", ") || "nothing"}, the API server ${theirs.join(", ") || "nothing"} (${refusal?.message ?? "yes"})`])];
}

async function define(cluster: Cluster, version: string): Promise<void> {
  const files = Object.values(referenceBundle(version).files);
  const definitions = files.flatMap(objectsOf).filter(({ kind }) => kind === "CustomResourceDefinition");
  await Promise.all(
    definitions.map(async (definition) => {
      await cluster.apply(definition);
      await cluster.waitFor(`/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${definition.metadata.name}`, (found) => isTrue(found, "Established"));
    }),
  );
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R[]>): Promise<R[]> {
  const waiting = items.entries();
  const results: R[][] = [];
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results.flat();
}
