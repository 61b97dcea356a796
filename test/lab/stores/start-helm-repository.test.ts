import assert from "node:assert/strict";
import { parse } from "yaml";
import { configMapChart, startHelmRepository, type HelmRepository } from "../../../lab/stores";
import { packChart } from "../../../lab/stores/helm/chart";
import { sha256 } from "../../../lab/stores/sha256";

const CREDENTIALS = { username: "flux", password: "only-of-this-test" };

interface Index {
  readonly entries: Readonly<
    Record<string, readonly { readonly version: string; readonly urls: readonly string[]; readonly digest: string }[]>
  >;
}

describe("startHelmRepository", () => {
  let repository: HelmRepository;
  afterEach(() => repository.stop());

  const index = async (): Promise<Index> => parse(await (await fetch(`${repository.url}/index.yaml`)).text()) as Index;

  it("lists every version of every chart, with the digest of what its URL answers", async () => {
    repository = await startHelmRepository();
    for (const version of ["1.0.0", "1.1.0"]) repository.add(configMapChart("podinfo", version));
    repository.add(configMapChart("other", "0.1.0"));
    const { entries } = await index();
    assert.deepEqual(
      entries["podinfo"]?.map(({ version }) => version),
      ["1.0.0", "1.1.0"],
    );
    for (const { urls, digest } of Object.values(entries).flat()) {
      const answer = await fetch(`${repository.url}/${String(urls[0])}`);
      assert.equal(sha256(Buffer.from(await answer.arrayBuffer())), digest);
    }
    assert.equal((await fetch(`${repository.url}/podinfo-9.0.0.tgz`)).status, 404);
  });

  it("replaces a version", async () => {
    repository = await startHelmRepository();
    repository.add(configMapChart("podinfo", "1.0.0"));
    const changed = configMapChart("podinfo", "1.0.0", { color: "blue" });
    repository.add(changed);
    assert.deepEqual(
      (await index()).entries["podinfo"]?.map(({ digest }) => digest),
      [sha256(packChart(changed))],
    );
  });

  it("asks for the password when it has one", async () => {
    repository = await startHelmRepository({ credentials: CREDENTIALS });
    const url = `${repository.url}/index.yaml`;
    const as = (password: string) => fetch(url, { headers: { authorization: `Basic ${btoa(`flux:${password}`)}` } });
    assert.deepEqual(
      [(await fetch(url)).status, (await as("wrong")).status, (await as(CREDENTIALS.password)).status],
      [401, 401, 200],
    );
  });
});
