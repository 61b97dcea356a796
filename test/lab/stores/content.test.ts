import assert from "node:assert/strict";
import { parse } from "yaml";
import { configMapChart, packChart } from "../../../lab/stores/helm/chart";
import { fluxArtifact } from "../../../lab/stores/oci/flux-artifact";
import { helmChart } from "../../../lab/stores/oci/helm-chart";
import type { OciContent } from "../../../lab/stores/oci/oci-content";
import { readArchive } from "./read-archive";

const mediaTypes = ({ config, layers }: OciContent): readonly string[] =>
  [config, ...layers].map(({ mediaType }) => mediaType);
const layer = ({ layers }: OciContent): Buffer => layers[0]?.content ?? Buffer.alloc(0);

describe("packChart", () => {
  it("has the metadata, the values and the templates below the chart's name", async () => {
    const files = await readArchive(packChart(configMapChart("podinfo", "1.2.3", { color: "blue" })));
    assert.deepEqual(Object.keys(files), [
      "podinfo/Chart.yaml",
      "podinfo/values.yaml",
      "podinfo/templates/config-map.yaml",
    ]);
    const { apiVersion, name, version } = parse(files["podinfo/Chart.yaml"] ?? "") as Record<string, string>;
    assert.deepEqual([apiVersion, name, version], ["v2", "podinfo", "1.2.3"]);
    assert.deepEqual(parse(files["podinfo/values.yaml"] ?? ""), { data: { color: "blue" } });
  });
});

describe("helmChart", () => {
  it("has Helm's media types and the packed chart", () => {
    const chart = configMapChart("podinfo", "1.2.3");
    assert.deepEqual(mediaTypes(helmChart(chart)), [
      "application/vnd.cncf.helm.config.v1+json",
      "application/vnd.cncf.helm.chart.content.v1.tar+gzip",
    ]);
    assert.deepEqual(layer(helmChart(chart)), packChart(chart));
  });
});

describe("fluxArtifact", () => {
  it("has Flux's media types, the files and where they are from", async () => {
    const files = { "a.yaml": "a: 1\n" };
    const source = "https://git.example.com/acme/apps";
    const content = fluxArtifact({ files, source, revision: "v1@sha1:abc", annotations: { team: "apps" } });
    assert.deepEqual(mediaTypes(content), [
      "application/vnd.cncf.flux.config.v1+json",
      "application/vnd.cncf.flux.content.v1.tar+gzip",
    ]);
    assert.deepEqual(await readArchive(layer(content)), files);
    const { "org.opencontainers.image.created": created, ...others } = content.annotations ?? {};
    assert.match(created ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.deepEqual(others, {
      "org.opencontainers.image.source": source,
      "org.opencontainers.image.revision": "v1@sha1:abc",
      team: "apps",
    });
  });
});
