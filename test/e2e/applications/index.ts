import * as pulumi from "@pulumi/pulumi";

import * as components from "../../../components";
import type { FluxBootstrapArgs } from "../../../components";

/** An object to declare: `sourceRef` and `chartRef` may be the name of another one. */
interface Declared {
  readonly kind: keyof typeof KINDS;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A component of any kind. */
type Component = components.GitRepository;

const KINDS = {
  Alert: components.Alert,
  AlertProvider: components.AlertProvider,
  Bucket: components.Bucket,
  GitRepository: components.GitRepository,
  HelmRelease: components.HelmRelease,
  HelmRepository: components.HelmRepository,
  Kustomization: components.Kustomization,
  OCIRepository: components.OCIRepository,
  Receiver: components.Receiver,
};

const config = new pulumi.Config();
const flux = new components.FluxBootstrap("flux", config.requireObject<FluxBootstrapArgs>("flux"));

const declared = new Map<string, Component>();
for (const { kind, name, args } of config.getObject<Declared[]>("objects") ?? []) {
  const references = ["sourceRef", "chartRef"].flatMap((key) => (typeof args[key] === "string" ? [[key, declared.get(args[key])?.reference]] : []));
  // What the configuration holds is for the component to judge.
  const create = KINDS[kind] as unknown as new (name: string, args: object, opts: pulumi.ComponentResourceOptions) => Component;
  const timeout = config.get("timeout");
  const opts = timeout === undefined ? {} : { customTimeouts: { create: timeout, update: timeout } };
  declared.set(name, new create(name, { flux, ...args, ...Object.fromEntries(references) }, opts));
}

export const appliedRevision = flux.appliedRevision;
export const statuses = Object.fromEntries([...declared].map(([name, { status }]) => [name, status]));
