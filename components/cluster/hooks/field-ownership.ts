import { isRecord } from "../../manifests/is-record";
import type { FieldSet, ManagedFields } from "./live-object";

/** The field manager of kustomize-controller. */
export const FLUX = "kustomize-controller";

/**
 * The field managers of the Kubernetes provider: it has a suffix where it applies.
 * @see https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/
 */
const PULUMI = /^pulumi-kubernetes(-[0-9a-f]+)?$/;

/**
 * The field manager of the flux CLI, which the provider of Terraform contains.
 * @see https://github.com/fluxcd/flux2/blob/main/internal/utils/apply.go
 */
const FLUX_CLI = "flux";

/** Returns true for an object of which a Pulumi program owns a field. */
export function isManagedByPulumi(managedFields: readonly ManagedFields[]): boolean {
  return managedFields.some(({ manager }) => PULUMI.test(manager));
}

/** A field, by the keys that lead to it. */
export type FieldPath = readonly string[];

/** Returns the fields that are no longer declared. A list is one value, as in most of Flux's schemas. */
export function removedFields(before: unknown, after: unknown): FieldPath[] {
  if (!isRecord(before) || !isRecord(after)) return [];
  return Object.entries(before).flatMap(([key, value]) => {
    if (isAbsent(value)) return [];
    if (isAbsent(after[key])) return [[key]];
    return removedFields(value, after[key]).map((path) => [key, ...path]);
  });
}

/**
 * Returns the ownership of an object's fields after Flux has given up the given ones, and no others.
 *
 * @returns undefined when Flux has applied none of them
 */
export function withoutFluxOwning(
  managedFields: readonly ManagedFields[],
  fields: readonly FieldPath[],
): readonly ManagedFields[] | undefined {
  const left = managedFields.map((entry) => {
    if (!isAppliedByFlux(entry)) return entry;
    const before = entry.fieldsV1 ?? {};
    const fieldsV1 = fields.reduce(without, before);
    return fieldsV1 === before ? entry : { ...entry, fieldsV1 };
  });
  return left.every((entry, index) => entry === managedFields[index]) ? undefined : left;
}

/**
 * Returns the ownership of an object's fields after those who installed Flux have left it to Flux.
 *
 * @returns undefined when Flux does not apply the object, or nobody else has installed it
 */
export function ownedByFlux(managedFields: readonly ManagedFields[]): readonly ManagedFields[] | undefined {
  if (!isOwnedByFlux(managedFields)) return undefined;
  const left = managedFields.filter(
    ({ manager, subresource }) => subresource !== undefined || !(manager === FLUX_CLI || PULUMI.test(manager)),
  );
  return left.length === managedFields.length ? undefined : left;
}

/** Returns true for an object that Flux has applied. */
export function isOwnedByFlux(managedFields: readonly ManagedFields[]): boolean {
  return managedFields.some(isAppliedByFlux);
}

function isAppliedByFlux({ manager, operation, subresource }: ManagedFields): boolean {
  return manager === FLUX && operation === "Apply" && !subresource;
}

/** Returns the set without a field; the set itself when it does not have the field. */
function without(set: FieldSet, [key = "", ...rest]: FieldPath): FieldSet {
  const { [`f:${key}`]: inner, ...others } = set;
  if (inner === undefined) return set;
  if (rest.length === 0) return others;
  const left = without(inner, rest);
  if (left === inner) return set;
  // An empty set would mean the field as a whole.
  return Object.keys(left).length === 0 ? others : { ...set, [`f:${key}`]: left };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
