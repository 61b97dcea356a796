import * as pulumi from "@pulumi/pulumi";
import type { SupportsFeatureRequest } from "@pulumi/pulumi/proto/resource_pb";

/** The method of the mock that an older engine answers otherwise. */
interface Monitor {
  supportsFeature(request: SupportsFeatureRequest, callback: (error: null, answer: object) => void): void;
}

/** An engine of a test. */
interface Engine {
  /** The features that it does not have. */
  readonly lacking: readonly string[];
  readonly preview?: boolean;
  /** Is called with the type of each resource as it is registered. */
  readonly registered?: (type: string) => void;
}

/** Makes the SDK of this process talk to a mock of that engine. */
export async function engine({ lacking, preview = false, registered }: Engine): Promise<void> {
  const newResource = ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => {
    registered?.(type);
    return { id: `${name}-id`, state: inputs as object };
  };
  await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "project", "stack", preview);
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  monitor.supportsFeature = (request, callback) =>
    callback(null, { getHassupport: () => !lacking.includes(request.getId()) });
}
