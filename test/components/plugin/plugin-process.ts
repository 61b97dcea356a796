import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import * as path from "node:path";

import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  type RegisterResourceRequest,
  RegisterResourceResponse,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { packageRoot } from "../../../components/release/directories";

/** The plugin in a process of its own, as the engine starts it. */
export interface PluginProcess {
  readonly client: ResourceProviderClient;
  /** The address of the monitor, for what is constructed. */
  readonly monitor: string;
  /** The requests to register a resource, in order. */
  readonly registered: readonly RegisterResourceRequest[];
  stop(): Promise<void>;
}

type Answer = grpc.sendUnaryData<unknown>;

const DIRECTORY = path.join(packageRoot(), "plugin");

/**
 * Starts the plugin with an engine that takes every resource as it is declared.
 *
 * @param states of the resources that the plugin may ask for, by URN
 */
export async function startPlugin(
  states: Readonly<Record<string, Record<string, unknown>>> = {},
): Promise<PluginProcess> {
  const registered: RegisterResourceRequest[] = [];
  const server = new grpc.Server();
  const done = (_call: object, answer: Answer) => answer(null, new Empty());
  const all = (service: object) => Object.fromEntries(Object.keys(service).map((method) => [method, done]));
  server.addService(EngineService, all(EngineService));
  server.addService(ResourceMonitorService, {
    ...all(ResourceMonitorService),
    supportsFeature: (_call: object, answer: Answer) => {
      const response = new SupportsFeatureResponse();
      response.setHassupport(true);
      answer(null, response);
    },
    registerResource: ({ request }: { readonly request: RegisterResourceRequest }, answer: Answer) => {
      registered.push(request);
      const response = new RegisterResourceResponse();
      response.setUrn(urnOf(request.getType(), request.getName()));
      if (request.getCustom()) response.setId(`${request.getName()}-id`);
      response.setObject(request.getType() === "pulumi:index:Stash" ? kept(request) : request.getObject());
      answer(null, response);
    },
    invoke: ({ request }: { readonly request: { getArgs(): Struct } }, answer: Answer) => {
      const { urn } = request.getArgs().toJavaScript() as { readonly urn: string };
      const response = new InvokeResponse();
      response.setReturn(Struct.fromJavaScript({ urn, id: "id", state: states[urn] ?? {} }));
      answer(null, response);
    },
  });
  const address = grpc.ServerCredentials.createInsecure();
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", address, (error, bound) => (error === null ? resolve(bound) : reject(error))),
  );
  const monitor = `127.0.0.1:${port}`;
  const args = ["-r", "ts-node/register", path.join(__dirname, "serve-plugin.ts"), DIRECTORY, monitor];
  // No credentials of the person who runs the tests.
  const env = { PATH: process.env["PATH"] };
  const child = spawn(process.execPath, args, { cwd: packageRoot(), env, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const client = new ResourceProviderClient(`127.0.0.1:${line}`, grpc.credentials.createInsecure());
  return { client, monitor, registered, stop: () => stop(child, client, server) };
}

/** The URN that the engine gives to a resource. */
export function urnOf(type: string, name: string): string {
  return `urn:pulumi:stack::project::${type}::${name}`;
}

/** Calls a method of the plugin. */
export function call<R>(
  method: (answer: (error: grpc.ServiceError | null, response: R) => void) => unknown,
): Promise<R> {
  return new Promise((resolve, reject) => {
    method((error, response) => (error === null ? resolve(response) : reject(error)));
  });
}

/** A Stash has its first input as its output. */
function kept(request: RegisterResourceRequest): Struct {
  const { input } = request.getObject()?.toJavaScript() ?? {};
  return Struct.fromJavaScript({ input, output: input } as never);
}

async function stop(child: ChildProcess, client: ResourceProviderClient, server: grpc.Server): Promise<void> {
  client.close();
  child.kill();
  await once(child, "exit");
  server.forceShutdown();
}
