import type { State } from "./condition";
import { kindInfo } from "../flux-api/kinds";
import type { FluxObject, ObjectRef } from "./flux-object";
import { keyOf, refOf } from "./references";
import type { UnreadyObject } from "./remedies/remedy";
import { remedyFor } from "./remedies/remedy-for";
import type { StatusController, StatusWarning } from "./status";

/** The objects and messages that are related to an object. */
export interface ObjectContext extends Omit<UnreadyObject, "object" | "reason" | "message"> {
  readonly controllers: readonly StatusController[];
  readonly warning?: StatusWarning;
  readonly message: string;
}

/** Returns the advice for an object; undefined when there is nothing to do. */
export function adviceFor(object: FluxObject, state: State, around: ObjectContext): string | undefined {
  const { kind, namespace, name } = refOf(object);
  if (state.suspended) return `"flux resume ${commandName(kind)} ${name} -n ${namespace}" resumes its reconciliation`;
  if (state.ok) return undefined;
  const down = controllerAdvice(object, around.controllers);
  if (down !== undefined) return down;
  if (state.deleting)
    return `it is being deleted, and waits for its finalizers: look at the objects that it has applied, and at the logs of ${kindInfo(kind)?.controller ?? "its controller"}`;
  // While Flux tries again, only the last warning reports what went wrong before.
  const failed =
    state.ready === "False" ? { reason: state.condition?.reason ?? "", message: around.message } : around.warning;
  const remedy =
    failed === undefined ? undefined : remedyFor({ object, ...around, reason: failed.reason, message: failed.message });
  const lines = [
    ...(remedy === undefined ? [] : [remedy]),
    ...(state.stalled ? ["Flux has stopped trying: it continues when the object or its source changes"] : []),
  ];
  return lines.length === 0 ? undefined : lines.join("\n");
}

/** Returns the advice for an object that does not exist. */
export function missingAdvice(missing: ObjectRef, followers: readonly FluxObject[]): string {
  const names = followers.map((object) => keyOf(refOf(object))).join(", ");
  return `create ${keyOf(missing)}, or correct the reference to it in ${names}`;
}

/** Returns the advice for an object whose controller is missing or not running. */
function controllerAdvice(object: FluxObject, controllers: readonly StatusController[]): string | undefined {
  const name = kindInfo(object.kind)?.controller;
  if (name === undefined || controllers.length === 0) return undefined;
  const own = controllers.filter((controller) => controller.name === name);
  if (own.length === 0)
    return stateIsNew(object)
      ? `${name}, which reconciles this object, is not installed: add it to the components`
      : undefined;
  return own.some(({ available }) => available)
    ? undefined
    : `${name} is not running, so this object is not reconciled; see the controller's entry above`;
}

function stateIsNew({ status }: FluxObject): boolean {
  return (status?.conditions ?? []).length === 0;
}

/** Returns the name of a kind in the Flux CLI. */
function commandName(kind: string): string {
  const names: Readonly<Record<string, string>> = {
    GitRepository: "source git",
    OCIRepository: "source oci",
    Bucket: "source bucket",
    HelmRepository: "source helm",
    HelmChart: "source chart",
    ImageRepository: "image repository",
    ImagePolicy: "image policy",
    ImageUpdateAutomation: "image update",
    ArtifactGenerator: "artifact generator",
    Provider: "alert-provider",
  };
  return names[kind] ?? kind.toLowerCase();
}
