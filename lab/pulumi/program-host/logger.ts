import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Reports what a program prints to the engine, which shows what its plugins print. */
export interface Logger {
  write(text: string): void;
  /** Resolves when the engine has all of it. */
  close(): Promise<void>;
}

/** Makes a logger for the engine at that address. */
export function logger(address: string): Logger {
  const client = new EngineClient(address, grpc.credentials.createInsecure());
  let sent = Promise.resolve();
  return {
    write(text) {
      const request = new LogRequest().setSeverity(LogSeverity.INFO).setMessage(text);
      // One after the other; an engine that has ended needs none.
      sent = sent.then(() => new Promise((resolve) => client.log(request, () => resolve())));
    },
    async close() {
      await sent;
      client.close();
    },
  };
}
