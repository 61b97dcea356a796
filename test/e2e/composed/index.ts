import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap } from "../../../components";
import type { FluxBootstrapArgs } from "../../../components";

/** What `composed.e2e.ts` and `soak.e2e.ts` ask for. */
interface Shape {
  /** The options of the platform, which its resources have as well. */
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  /** A label that a transform of the platform gives to every object in the cluster. */
  readonly label?: string;
  /** The name of the FluxBootstrap, and those that it had before. */
  readonly name?: string;
  readonly formerly?: readonly string[];
  /** A value that Flux puts into what it applies, from a ConfigMap of this program. */
  readonly region?: string;
  /** Another stack, of which this one reads the outputs and nothing else. */
  readonly reads?: string;
}

const config = new pulumi.Config();
const { reads, label, region, name = "flux", formerly = [], ...opts } = config.requireObject<Shape>("shape");

function labelled({
  type,
  props,
  opts: own,
}: pulumi.ResourceTransformArgs): pulumi.ResourceTransformResult | undefined {
  if (!type.startsWith("kubernetes:") || label === undefined) return undefined;
  const metadata = (props["metadata"] ?? {}) as { readonly labels?: object };
  return { props: { ...props, metadata: { ...metadata, labels: { ...metadata.labels, team: label } } }, opts: own };
}

class Platform extends pulumi.ComponentResource {
  readonly flux: FluxBootstrap;

  constructor(args: FluxBootstrapArgs, options: pulumi.ComponentResourceOptions) {
    super("acme:index:Platform", "platform", {}, options);
    const aliases = formerly.map((former) => ({ name: former }));
    this.flux = new FluxBootstrap(name, args, { parent: this, aliases });
    const metadata = { namespace: "default" };
    new k8s.core.v1.ConfigMap("after", { metadata }, { parent: this, dependsOn: [this.flux] });
  }
}

function outputs(): Record<string, pulumi.Input<unknown>> {
  if (reads !== undefined) {
    const other = new pulumi.StackReference(reads);
    return { revision: other.requireOutput("revision"), url: other.getOutput("url") };
  }
  new k8s.core.v1.ConfigMap("beside", { metadata: { namespace: "default" }, data: { a: config.require("beside") } });
  const args = config.requireObject<FluxBootstrapArgs>("args");
  const { flux } = new Platform(args, { ...opts, transforms: [labelled] });
  if (region !== undefined) {
    // Flux waits for it, so it must not wait for Flux. With the label, Flux applies a changed value at once.
    const labels = { "reconcile.fluxcd.io/watch": "Enabled" };
    new k8s.core.v1.ConfigMap("values", {
      metadata: {
        name: "cluster-values",
        namespace: flux.namespace,
        labels,
      },
      data: { region },
    });
  }
  return { revision: flux.appliedRevision, url: flux.sourceUrl };
}

const { revision, url } = outputs();
export { revision, url };
