import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogSeverity, SetRootResourceResponse, type LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  RegisterResourceResponse,
  SupportsFeatureResponse,
  type RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** What a program reports to, in place of Pulumi's engine and its monitor of resources. */
export interface FakeEngine {
  readonly address: string;
  /** The names of the resources that were registered. */
  readonly resources: readonly string[];
  /** What it was told, without what is of interest when one looks for a fault. */
  readonly messages: readonly string[];
  close(): void;
}

type Call<T> = grpc.ServerUnaryCall<T, unknown>;
type Callback = grpc.sendUnaryData<unknown>;

/** Starts an engine that creates whatever it is told of. */
export async function startFakeEngine(): Promise<FakeEngine> {
  const resources: string[] = [];
  const messages: string[] = [];
  const done = (_: unknown, callback: Callback) => callback(null, new Empty());
  const server = new grpc.Server();
  server.addService(ResourceMonitorService, {
    supportsFeature: (_: unknown, callback: Callback) => callback(null, new SupportsFeatureResponse()),
    registerResource({ request }: Call<RegisterResourceRequest>, callback: Callback) {
      resources.push(request.getName());
      const urn = `urn:pulumi:stack::project::${request.getType()}::${request.getName()}`;
      callback(null, new RegisterResourceResponse().setUrn(urn));
    },
    registerResourceOutputs: done,
    signalAndWaitForShutdown: done,
  });
  server.addService(EngineService, {
    log({ request }: Call<LogRequest>, callback: Callback) {
      if (request.getSeverity() > LogSeverity.DEBUG) messages.push(request.getMessage());
      done(request, callback);
    },
    setRootResource: (_: unknown, callback: Callback) => callback(null, new SetRootResourceResponse()),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  return { address: `127.0.0.1:${String(port)}`, resources, messages, close: () => server.forceShutdown() };
}
