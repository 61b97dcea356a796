import { stringify } from "yaml";
import { tarGzip } from "../tar-gzip";

/** A Helm chart. */
export interface Chart {
  readonly name: string;
  /** A semantic version. */
  readonly version: string;
  /** Templates by their file's name. */
  readonly templates: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** What Helm calls a chart's metadata: the content of Chart.yaml. @see https://helm.sh/docs/topics/charts/#the-chartyaml-file */
export function chartMetadata({ name, version }: Chart): Readonly<Record<string, string>> {
  return {
    apiVersion: "v2",
    name,
    version,
    appVersion: version,
    type: "application",
    description: `The chart ${name}`,
  };
}

/** A chart's archive, as `helm package` makes it. */
export function packChart(chart: Chart): Buffer {
  const templates = Object.entries(chart.templates).map(([file, text]) => [`${chart.name}/templates/${file}`, text]);
  return tarGzip({
    [`${chart.name}/Chart.yaml`]: stringify(chartMetadata(chart)),
    [`${chart.name}/values.yaml`]: stringify(chart.values ?? {}),
    ...(Object.fromEntries(templates) as Record<string, string>),
  });
}

/** A chart of one ConfigMap, called as the release, that has the values below `data`. */
export function configMapChart(name: string, version: string, data: Readonly<Record<string, string>> = {}): Chart {
  const template = [
    "apiVersion: v1",
    "kind: ConfigMap",
    "metadata:",
    "  name: {{ .Release.Name }}",
    "data:",
    "  chart: {{ .Chart.Name }}-{{ .Chart.Version }}",
    "  {{- range $key, $value := .Values.data }}",
    "  {{ $key }}: {{ $value | quote }}",
    "  {{- end }}",
    "",
  ];
  return { name, version, templates: { "config-map.yaml": template.join("\n") }, values: { data } };
}
