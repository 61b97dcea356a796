import type { ApiClient } from "../api-client";
import type { RunningController } from "./running-controller";

/** Where to connect to. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

interface Service {
  readonly spec: {
    readonly selector?: Readonly<Record<string, string>>;
    readonly ports: readonly { readonly port: number; readonly targetPort: number | string }[];
  };
}

/**
 * Finds what a cluster's DNS and kube-proxy would: `http://NAME.NAMESPACE.svc…` leads to a pod that the Service selects, and
 * any other URL out of the cluster.
 *
 * @throws when there is no such Service, or none of the controllers that run is behind it.
 */
export async function serviceEndpoint(
  url: URL,
  api: ApiClient,
  running: readonly RunningController[],
): Promise<Endpoint> {
  const port = Number(url.port || 80);
  const [name, namespace, svc] = url.hostname.split(".");
  if (name === undefined || namespace === undefined || svc !== "svc") return { host: url.hostname, port };
  const { spec } = (await api.request(`/api/v1/namespaces/${namespace}/services/${name}`)) as Service;
  const target = spec.ports.find((candidate) => candidate.port === port)?.targetPort ?? "";
  const behind = running.find(({ pod }) => pod.namespace === namespace && selects(spec.selector, pod.labels));
  const local = behind?.ports[target];
  if (local === undefined) throw new Error(`nothing runs behind ${url.host}`);
  return { host: "127.0.0.1", port: local };
}

function selects(
  selector: Readonly<Record<string, string>> | undefined,
  labels: Readonly<Record<string, string>>,
): boolean {
  return selector !== undefined && Object.entries(selector).every(([name, value]) => labels[name] === value);
}
