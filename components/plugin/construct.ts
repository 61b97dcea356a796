import * as pulumi from "@pulumi/pulumi";

import { InvalidArgumentsError } from "../errors";
import { FluxBootstrap } from "../flux-bootstrap";
import { Alert } from "../resources/alert";
import { AlertProvider } from "../resources/alert-provider";
import { Bucket } from "../resources/bucket";
import { GitRepository } from "../resources/git-repository";
import { HelmRelease } from "../resources/helm-release";
import { HelmRepository } from "../resources/helm-repository";
import { Kustomization } from "../resources/kustomization";
import { OCIRepository } from "../resources/oci-repository";
import { Receiver } from "../resources/receiver";
import { resolveOutput } from "../pulumi/resolve-output";
import { onlyOf } from "./constructed";
import { inputPropertiesError } from "./input-properties-error";

type Opts = pulumi.ComponentResourceOptions;
type Construct = (name: string, inputs: never, opts: Opts) => pulumi.ComponentResource;

/** The components, by their names in the schema. */
const COMPONENTS: Readonly<Record<string, Construct>> = {
  FluxBootstrap: (name, inputs, opts) => new FluxBootstrap(name, inputs, opts),
  Alert: (name, inputs, opts) => new Alert(name, inputs, opts),
  AlertProvider: (name, inputs, opts) => new AlertProvider(name, inputs, opts),
  Bucket: (name, inputs, opts) => new Bucket(name, inputs, opts),
  GitRepository: (name, inputs, opts) => new GitRepository(name, inputs, opts),
  HelmRelease: (name, inputs, opts) => new HelmRelease(name, inputs, opts),
  HelmRepository: (name, inputs, opts) => new HelmRepository(name, inputs, opts),
  Kustomization: (name, inputs, opts) => new Kustomization(name, inputs, opts),
  OCIRepository: (name, inputs, opts) => new OCIRepository(name, inputs, opts),
  Receiver: (name, inputs, opts) => new Receiver(name, inputs, opts),
};

/**
 * Constructs a component for a program in any language.
 *
 * @throws InputPropertiesError that lists every argument that cannot be used, with the paths that the program has
 */
export async function construct(
  name: string,
  type: string,
  inputs: pulumi.Inputs,
  opts: Opts,
): Promise<pulumi.provider.ConstructResult> {
  const [, , component = ""] = type.split(":");
  const create = COMPONENTS[component];
  if (create === undefined) throw new Error(`The plugin of flux-bootstrap has no component of the type ${type}`);
  const args = await withPlainReference(inputs);
  try {
    const made = create(name, args as never, opts);
    const urn = await resolveOutput(made.urn);
    onlyOf(urn, () => made);
    return { urn, state: outputsOf(made) };
  } catch (error) {
    throw error instanceof InvalidArgumentsError ? inputPropertiesError(`${component}Args`, error) : error;
  }
}

/** An SDK may send a reference to a component as an output. */
async function withPlainReference(inputs: pulumi.Inputs): Promise<pulumi.Inputs> {
  const flux: unknown = inputs["flux"];
  return pulumi.Output.isInstance(flux) ? { ...inputs, flux: await resolveOutput(flux) } : inputs;
}

/** Returns the outputs of a component, which are those of its properties that are outputs; its URN is not one of them. */
function outputsOf(component: pulumi.ComponentResource): pulumi.Inputs {
  const entries = Object.entries(component).filter(
    ([key, value]) => key !== "urn" && key !== "fluxStatus" && !key.startsWith("__") && pulumi.Output.isInstance(value),
  );
  return Object.fromEntries(entries);
}
