import { replacement } from "./merge";
import type { SourceDocument } from "./source-document";
import type { Edit } from "./yaml/edit";
import { nodeAt, scalarsOf } from "./yaml/yaml-node";

// The namespace that the release's rbac.yaml is written for: https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/install/manifests.go
const WRITTEN_FOR = "flux-system";

/**
 * The edits that make the file of roles and quotas one namespace's own: every name ends with the namespace.
 *
 * @param roles the names of the roles in the same file: a binding to another role, such as `cluster-admin`, stays.
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/install/templates.go (`kustomizationRolesTmpl`)
 */
export function roleEdits(source: SourceDocument, roles: ReadonlySet<string>, namespace: string): Edit[] {
  const name = nodeAt(source.root, "metadata", "name");
  const role = nodeAt(source.root, "roleRef", "name");
  const ownRole = role?.type === "scalar" && typeof role.value === "string" && roles.has(role.value) ? role : undefined;
  return scalarsOf(source.root).flatMap((scalar) => {
    if (typeof scalar.value !== "string") return [];
    const value = scalar.value.replaceAll(WRITTEN_FOR, () => namespace);
    return replacement(scalar, scalar === name || scalar === ownRole ? `${value}-${namespace}` : value);
  });
}
