import { chartMetadata, packChart, type Chart } from "../helm/chart";
import type { OciContent } from "./oci-content";

/** A chart as `helm push` makes it. @see https://helm.sh/docs/topics/registries/ */
export function helmChart(chart: Chart): OciContent {
  return {
    config: {
      mediaType: "application/vnd.cncf.helm.config.v1+json",
      content: Buffer.from(JSON.stringify(chartMetadata(chart))),
    },
    layers: [{ mediaType: "application/vnd.cncf.helm.chart.content.v1.tar+gzip", content: packChart(chart) }],
    annotations: { "org.opencontainers.image.title": chart.name, "org.opencontainers.image.version": chart.version },
  };
}
