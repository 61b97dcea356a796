import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import * as components from "../../../components";
import type { FluxBootstrapArgs } from "../../../components";

/** An object to declare: `sourceRef`, `chartRef`, `dependsOn` and the repositories of `include` may be the names of others. */
interface Declared {
  readonly kind: keyof typeof KINDS;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly alone?: boolean;
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
/** What an `up` creates before it knows the late texts. */
let known: k8s.core.v1.ConfigMap | undefined;
const provider = new k8s.Provider("cluster", { kubeconfig: config.requireSecret("kubeconfig") });
const flux = new components.FluxBootstrap("flux", withLate(config.requireObject<FluxBootstrapArgs>("flux")), {
  providers: [provider],
});

const declared = new Map<string, Component>();
for (const { kind, name, args, alone } of config.getObject<Declared[]>("objects") ?? []) {
  // What the configuration holds is for the component to judge.
  const create = KINDS[kind] as unknown as new (
    name: string,
    args: object,
    opts: pulumi.ComponentResourceOptions,
  ) => Component;
  const timeout = config.get("timeout");
  const opts = timeout === undefined ? {} : { customTimeouts: { create: timeout, update: timeout } };
  declared.set(
    name,
    alone === true
      ? new create(
          name,
          { ...withLate(args), ...references(args) },
          { ...opts, providers: [provider], dependsOn: flux },
        )
      : new create(name, { flux, ...withLate(args), ...references(args) }, opts),
  );
}

/** Replaces each text that begins with `late:` by an output of the rest, which no preview knows before the first `up`. */
function withLate<T>(value: T): T {
  if (typeof value === "string") return (value.startsWith("late:") ? late(value.slice("late:".length)) : value) as T;
  if (Array.isArray(value)) return value.map(withLate) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withLate(part as unknown)])) as T;
}

function late(text: string): pulumi.Output<string> {
  known ??= new k8s.core.v1.ConfigMap("late", { metadata: { namespace: "default" } }, { provider });
  return known.id.apply(() => text);
}

/** The arguments that refer to others, by the outputs of those, so that they come first. */
function references(args: Declared["args"]): Readonly<Record<string, unknown>> {
  const { sourceRef, chartRef, dependsOn, include } = args;
  return {
    ...(typeof sourceRef === "string" && { sourceRef: declared.get(sourceRef)?.reference }),
    ...(typeof chartRef === "string" && { chartRef: declared.get(chartRef)?.reference }),
    ...(Array.isArray(dependsOn) && { dependsOn: dependsOn.map(named) }),
    ...(Array.isArray(include) && {
      include: include.map((item: { readonly repository: unknown }) => ({
        ...item,
        repository: named(item.repository),
      })),
    }),
  };
}

function named(other: unknown): unknown {
  return typeof other === "string" ? { name: declared.get(other)?.name } : other;
}

export const appliedRevision = flux.appliedRevision;
export const statuses = Object.fromEntries([...declared].map(([name, { status }]) => [name, status]));
