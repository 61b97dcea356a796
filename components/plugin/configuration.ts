import * as pulumi from "@pulumi/pulumi";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";

import { WRITES_TO } from "../git/hosts/github/direct-server";

/** The arguments of the provider that this process is; a process is one provider. */
export type Configuration = Readonly<Record<string, unknown>>;

/**
 * Returns a function for the arguments of the provider that this process is. The server of the SDK keeps them to itself, so they are
 * read where its requests are decoded. A provider that writes to a Git host gets and returns no secrets, as that of dynamic
 * resources: the engine makes outputs secrets where the inputs were.
 *
 * @see https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/provider/server.ts (`configure`)
 * @see https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/cmd/dynamic-provider/index.ts (`configure`)
 */
export function readConfiguration(): () => Configuration {
  let configuration: Configuration = {};
  const method = ResourceProviderService.configure;
  const { requestDeserialize, responseSerialize } = method;
  method.requestDeserialize = (bytes) => {
    const request = requestDeserialize(bytes);
    const args = (request.getArgs()?.toJavaScript() ?? {}) as Configuration;
    configuration = Object.fromEntries(
      Object.entries(args).map(([key, value]) => [key, pulumi.runtime.unwrapRpcSecret(value) as unknown]),
    );
    return request;
  };
  method.responseSerialize = (response) => {
    if (WRITES_TO in configuration) response.setAcceptsecrets(false);
    return responseSerialize(response);
  };
  return () => configuration;
}
