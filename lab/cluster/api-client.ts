import { Agent } from "node:https";
import { openConnection, type KubeRequest } from "../../components/kube/kube-connection";
import { watchStream, type Change } from "./watch-stream";

/** The way to an API server, and the proof that it is the right one. */
export interface ApiAccess {
  readonly url: string;
  /** The certificate authority in PEM; a server that it did not sign is refused. */
  readonly ca: string;
  readonly token: string;
}

/** The Kubernetes API, by path. */
export interface ApiClient {
  /** Sends a request and reads the answer's JSON. Throws an {@link ApiError} for any status but 2xx. */
  request(path: string, options?: KubeRequest): Promise<unknown>;
  /** Reports the changes of a collection since a version, until the connection ends or breaks, or the signal is aborted. */
  watch(path: string, version: string, report: (change: Change) => void, signal: AbortSignal): Promise<void>;
  /** Closes idle connections. */
  close(): void;
}

/** A refusal of the API server. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    method: string,
    path: string,
    /** The server's answer, as it came. */
    readonly body: string,
  ) {
    super(`${method} ${path} answered ${status}: ${reason(body)}`);
    this.name = "ApiError";
  }
}

/** Makes a client that keeps its connections open: whoever waits for an object asks for it many times a second. */
export async function createApiClient({ url, ca, token }: ApiAccess): Promise<ApiClient> {
  const { KubeConfig } = await import("@kubernetes/client-node");
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: "lab", server: url, caData: Buffer.from(ca).toString("base64"), skipTLSVerify: false },
    { name: "lab", token },
  );
  const agent = new Agent({ keepAlive: true, ca });
  const connection = await openConnection(config, { agent });
  return {
    async request(path, options = {}) {
      const { status, content } = await connection.send(path, options);
      if (status < 200 || status > 299) throw new ApiError(status, options.method ?? "GET", path, content);
      return content.startsWith("{") ? (JSON.parse(content) as unknown) : content; // /readyz and its like answer in plain text
    },
    watch: (path, version, report, signal) => watchStream(config, { path, version, report, signal }),
    close: () => agent.destroy(),
  };
}

function reason(body: string): string {
  try {
    return (JSON.parse(body) as { message?: string }).message ?? body;
  } catch {
    return body.trim();
  }
}
