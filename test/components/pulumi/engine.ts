import * as pulumi from "@pulumi/pulumi";
import type { SupportsFeatureRequest } from "@pulumi/pulumi/proto/resource_pb";

/** The method of the mock that an older engine answers otherwise. */
interface Monitor {
  supportsFeature(request: SupportsFeatureRequest, callback: (error: null, answer: object) => void): void;
}

/**
 * The features of real engines around the Stash, by their releases: what each answers to a program that asks for one.
 *
 * @see https://github.com/pulumi/pulumi/blob/v3.207.0/pkg/resource/deploy/source_eval.go (`SupportsFeature`)
 */
export const FEATURES = (() => {
  const always = ["secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "transforms"];
  const v3184 = [...always, "invokeTransforms", "parameterization", "resourceHooks"];
  const v3207 = [...v3184, "replaceWith"];
  return { "3.184.0": v3184, "3.206.0": v3184, "3.207.0": v3207, "3.208.0": [...v3207, "replacementTrigger"] } as const;
})();

/** An engine of a test. */
interface Engine {
  /** The features that it has. */
  readonly features: readonly string[];
  readonly preview?: boolean;
  /** Is called with the type of each resource as it is registered, and with each function that is called. */
  readonly asked?: (token: string) => void;
}

/** Makes the SDK of this process talk to a mock of that engine. */
export async function engine({ features, preview = false, asked }: Engine): Promise<void> {
  const newResource = ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => {
    asked?.(type);
    return { id: `${name}-id`, state: inputs as object };
  };
  const call = ({ token }: pulumi.runtime.MockCallArgs) => {
    asked?.(token);
    return {};
  };
  await pulumi.runtime.setMocks({ newResource, call }, "project", "stack", preview);
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  monitor.supportsFeature = (request, callback) =>
    callback(null, { getHassupport: () => features.includes(request.getId()) });
}
