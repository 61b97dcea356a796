import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  GetRequiredPackagesResponse,
  GetRequiredPluginsResponse,
  RunResponse,
  type RunRequest,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";

import type { Supervisor } from "../../cluster/processes";
import { logger } from "./logger";
import type { Job } from "./messages";
import { processPool } from "./process-pool";
import type { WarmProcess } from "./warm-process";

/** Runs the programs of stacks in processes that stay, in place of Pulumi's host, which starts one for each run. */
export interface ProgramHost {
  /** Serves one stack, whose runs do not overlap. */
  serve(program: Program): Promise<StackHost>;
  /** Ends its processes. */
  close(): Promise<void>;
}

/** A compiled program. */
export interface Program {
  readonly directory: string;
  /** The flags of Node in its Pulumi.yaml. */
  readonly nodeFlags: readonly string[];
}

/** The host of a stack's programs. */
export interface StackHost {
  /** For `--client`. */
  readonly address: string;
  /** Sets the environment of the next run. */
  use(environment: Readonly<Record<string, string>>): void;
  /** Ends what still runs of a program. */
  kill(): Promise<void>;
}

/** The exit code of a program that has told the user what is wrong. */
const TOLD = 32;
/** Node reads them when it starts. */
const OF_START = /^(NODE_|SSL_CERT_|OPENSSL_|UV_|TZ$|LANG$|LC_|HOME$|PATH$|TMPDIR$)/;
const CHANNEL = { "grpc.max_receive_message_length": 400 * 1024 * 1024 };

/**
 * Starts a host for the programs of a lab.
 *
 * @param warm directories whose modules stay loaded, in addition to those of `node_modules`
 */
export function startProgramHost(processes: Supervisor, warm: readonly string[] = []): ProgramHost {
  const pool = processPool(processes);
  const servers: grpc.Server[] = [];

  return {
    async serve({ directory, nodeFlags }) {
      let environment: Readonly<Record<string, string>> = {};
      const running = new Set<WarmProcess>();
      const kill = async () => {
        await Promise.all([...running].map((one) => one.kill()));
      };
      const server = new grpc.Server(CHANNEL);
      server.addService(LanguageRuntimeService, {
        getRequiredPackages: answer(() => new GetRequiredPackagesResponse()),
        getRequiredPlugins: answer(() => new GetRequiredPluginsResponse()),
        getPluginInfo: answer(() => new PluginInfo().setVersion("1.0.0")),
        run(call: grpc.ServerUnaryCall<RunRequest, RunResponse>, callback: grpc.sendUnaryData<RunResponse>) {
          const ofStart = Object.fromEntries(Object.entries(environment).filter(([name]) => OF_START.test(name)));
          const options = { directory, nodeFlags, warm, environment: ofStart };
          const job = jobOf(call.request, environment);
          const log = logger(call.request.getArgsList()[0] ?? "");
          const process = pool.take(options, job);
          running.add(process);
          const onCancelled = () => void process.kill();
          call.on("cancelled", onCancelled);
          const ended = process.run(job, log.write).then(async (exitCode) => {
            call.off("cancelled", onCancelled); // it comes at the end of a call too
            running.delete(process);
            pool.giveBack(options, process);
            await log.close();
            return responseOf(exitCode);
          });
          ended.then((response) => callback(null, response), callback);
        },
      });
      const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
          error ? reject(error) : resolve(bound),
        );
      });
      servers.push(server);
      return {
        address: `127.0.0.1:${String(port)}`,
        use: (variables) => void (environment = variables),
        kill,
      };
    },
    async close() {
      for (const server of servers) server.forceShutdown();
      await pool.close();
    },
  };
}

/** Returns what Pulumi's host gives a process of its own: variables of the SDK and flags. */
function jobOf(request: RunRequest, environment: Readonly<Record<string, string>>): Job {
  const info = request.getInfo();
  const [engine = "", ...args] = request.getArgsList();
  const settings = {
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info?.getRootDirectory() ?? "",
    stack: request.getStack(),
    parallel: String(request.getParallel()),
    monitor: request.getMonitorAddress(),
    engine,
  };
  const variables = Object.entries({ ...settings, "dry-run": request.getDryrun() ? "true" : "" })
    .filter(([, value]) => value !== "")
    .map(([name, value]) => [`PULUMI_NODEJS_${name.replaceAll("-", "_").toUpperCase()}`, value] as const);
  return {
    argv: {
      ...settings,
      "dry-run": request.getDryrun(),
      pwd: info?.getProgramDirectory() ?? "",
      _: [info?.getEntryPoint() ?? ".", ...args],
    },
    environment: {
      ...environment,
      ...Object.fromEntries(variables),
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    },
  };
}

/**
 * Returns what Pulumi's host makes of an exit code.
 *
 * @see https://github.com/pulumi/pulumi/blob/v3.184.0/sdk/nodejs/cmd/pulumi-language-nodejs/main.go
 */
function responseOf(exitCode: number | null): RunResponse {
  const response = new RunResponse();
  if (exitCode === 0) return response;
  if (exitCode === TOLD) return response.setBail(true);
  return response.setError(`Program exited with non-zero exit code: ${String(exitCode ?? -1)}`);
}

function answer<T>(make: () => T): (call: unknown, callback: grpc.sendUnaryData<T>) => void {
  return (_, callback) => callback(null, make());
}
