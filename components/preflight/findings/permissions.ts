import type { Finding } from "./finding";

/** A request that must be allowed. */
export interface Permission {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly namespace?: string;
}

/** Returns the permissions that the creation of Flux requires, one of each kind. */
export function neededPermissions(namespace: string): Permission[] {
  return [
    { verb: "create", group: "", resource: "namespaces" },
    { verb: "create", group: "apiextensions.k8s.io", resource: "customresourcedefinitions" },
    { verb: "create", group: "rbac.authorization.k8s.io", resource: "clusterroles" },
    { verb: "create", group: "rbac.authorization.k8s.io", resource: "clusterrolebindings" },
    { verb: "create", group: "apps", resource: "deployments", namespace },
    { verb: "patch", group: "apps", resource: "deployments", namespace },
    { verb: "create", group: "", resource: "secrets", namespace },
  ];
}

/** Returns the finding whether all required permissions are granted. */
export function permissions(denied: readonly Permission[]): Finding {
  const check = "permissions";
  if (denied.length === 0) return { check, ok: true, message: "the credentials may create every object of Flux" };
  const list = denied.map(({ verb, group, resource }) => `${verb} ${group === "" ? resource : `${resource}.${group}`}`);
  return {
    check,
    ok: false,
    message: `the credentials may not ${list.join(", ")}`,
    remedy: "use credentials with the rights of cluster-admin",
  };
}
