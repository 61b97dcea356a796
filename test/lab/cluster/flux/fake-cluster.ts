import { addAbortSignal, PassThrough } from "node:stream";

import type { KubeRequest } from "../../../../components/kube/kube-connection";
import { ApiError, type ApiClient } from "../../../../lab/cluster/api-client";
import type { ClusterHome } from "../../../../lab/cluster/cluster-home";
import type { Pod } from "../../../../lab/cluster/flux/controller-pod";
import type { ApiServer } from "../../../../lab/cluster/kube-apiserver";
import type { ExitStatus, ManagedProcess } from "../../../../lab/cluster/processes";
import type { Change } from "../../../../lab/cluster/watch-stream";

/** A process that does nothing until the test ends it. */
export interface FakeProcess {
  readonly tool: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly signals: NodeJS.Signals[];
  running: boolean;
  end(code: number): void;
}

/** A cluster without processes: its pods come and go as the test says. */
export interface FakeCluster {
  readonly server: ApiServer;
  readonly home: ClusterHome;
  readonly processes: FakeProcess[];
  /** What was written to pods' status. */
  readonly statuses: unknown[];
  /** The APIs that are served: resources by group and version. */
  readonly apis: Map<string, string[]>;
  change(type: "ADDED" | "MODIFIED" | "DELETED", pod: Pod): void;
}

export function fakeCluster(directory: string): FakeCluster {
  const changes = new PassThrough({ objectMode: true });
  const processes: FakeProcess[] = [];
  const statuses: unknown[] = [];
  const apis = new Map<string, string[]>();

  const request = async (path: string, { body }: KubeRequest = {}): Promise<unknown> => {
    if (path.startsWith("/api/v1/pods?")) return { items: [], metadata: { resourceVersion: "1" } };
    if (path.endsWith("/token")) return { status: { token: `token of ${path}` } };
    if (path.endsWith("/status")) return statuses.push(body);
    const resources = apis.get(path.replace("/apis/", ""));
    if (!resources) throw new ApiError(404, "GET", path, "not found");
    return { resources: resources.map((name) => ({ name })) };
  };

  const watch: ApiClient["watch"] = async (_path, _version, report, signal) => {
    for await (const change of addAbortSignal(signal, changes)) report(change as Change);
  };

  const run: ClusterHome["run"] = (tool, args, { env = {} } = {}) => {
    let exit: (status: ExitStatus) => void = () => undefined;
    let status: ExitStatus | undefined;
    const exited = new Promise<ExitStatus>((resolve) => (exit = resolve));
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      fake.running = false;
      status = { code, signal };
      exit(status);
    };
    const fake: FakeProcess = { tool, args, env, signals: [], running: true, end: (code) => end(code, null) };
    processes.push(fake);
    const signal = (name: NodeJS.Signals) => {
      fake.signals.push(name);
      if (name === "SIGKILL") end(null, name);
    };
    const managed: ManagedProcess = {
      name: tool,
      pid: processes.length,
      stdout: undefined,
      stderr: undefined,
      exited,
      status: () => status,
      send: () => undefined,
      signal,
      kill: async () => signal("SIGKILL"),
      terminate: (): Promise<ExitStatus> => (signal("SIGTERM"), exited),
      tail: () => "the last words",
    };
    return managed;
  };

  return {
    server: {
      access: { url: "https://127.0.0.1:1", ca: "", token: "" },
      api: { request, watch, close: () => undefined },
    },
    home: {
      name: "fake",
      directory,
      file: (name) => `${directory}/${name}`,
      run,
      stop: async () => undefined,
    } as ClusterHome,
    processes,
    statuses,
    apis,
    change: (type, object) => void changes.write({ type, object }),
  };
}
