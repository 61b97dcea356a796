import { manifestsOf, type Remedy } from "./remedy";

const KUSTOMIZATION = ["Kustomization"];
const HELM = ["HelmRelease"];

/**
 * The remedies for objects that follow a source. The messages are those of kustomize-controller and helm-controller and
 * of the libraries in them: kustomize, SOPS, fluxcd/pkg/ssa, Helm.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#kustomization-status
 */
export const followerRemedies: readonly Remedy[] = [
  {
    name: "path not found",
    kinds: KUSTOMIZATION,
    message: /kustomization path not found/,
    advise: (unready) => `there is no directory ${manifestsOf(unready)}: commit it, or change spec.path`,
  },
  {
    name: "decryption key not valid",
    kinds: KUSTOMIZATION,
    message: /failed to import '([^']+)' data from \w+ decryption Secret '([^']+)'/,
    advise: (_, [, key = "", name = ""]) =>
      `Flux cannot read ${key} in Secret ${name}: an age identity is a line that begins with AGE-SECRET-KEY-1, an OpenPGP key is a private one in ASCII armor`,
  },
  {
    name: "decryption Secret missing",
    kinds: KUSTOMIZATION,
    reason: /^BuildFailed$/,
    message: /^secrets "([^"]+)" not found/,
    advise: ({ object }, [, name = ""]) =>
      `create Secret ${object.metadata.namespace}/${name} with the private key, or correct spec.decryption.secretRef`,
  },
  {
    name: "cannot be decrypted",
    kinds: KUSTOMIZATION,
    message:
      /(?:decryption failed|error decrypting|sops data key|decryption Secret|is SOPS encrypted)(?:[^]*?\n *(age1\w+): FAILED)?/i,
    advise: (_, [, recipient]) =>
      `Flux has no key for this SOPS file${recipient === undefined ? "" : `, which is for ${recipient}`}: add the private key to the Secret that spec.decryption.secretRef names, or encrypt the file for a key that is there (sops updatekeys)`,
  },
  {
    name: "substitution source missing",
    kinds: KUSTOMIZATION,
    message: /substitute from '([^']+)' error: .* not found/,
    advise: ({ object }, [, from = ""]) =>
      `create ${from.replace("/", ` ${object.metadata.namespace}/`)}, or mark it as optional in spec.postBuild.substituteFrom`,
  },
  {
    name: "substitution variable missing",
    kinds: KUSTOMIZATION,
    message: /variable substitution failed(?:.*variable not set[^"]*"([^"]+)")?/,
    advise: (_, [, variable = ""]) =>
      `set the variable${variable === "" ? "" : ` ${variable}`} in spec.postBuild.substitute, or give it a default in the manifest as \${name:=default}; write $$ for a plain dollar`,
  },
  {
    name: "manifests do not build",
    kinds: KUSTOMIZATION,
    reason: /^BuildFailed$/,
    advise: (unready) =>
      `correct the manifests in ${manifestsOf(unready)} and push; "kustomize build" of that directory reports the same error on your machine`,
  },
  {
    name: "no permission",
    message: /is forbidden: User "system:serviceaccount:([^":]+):([^"]+)" cannot (\S+) resource "([^"]+)"/,
    advise: (_, [, namespace = "", name = "", verb = "", resource = ""]) =>
      `let ServiceAccount ${namespace}/${name} ${verb} ${resource} (a RoleBinding or ClusterRoleBinding), check that it exists, or change spec.serviceAccountName`,
  },
  {
    name: "kind not known",
    message: /no matches for kind "([^"]+)" in version "([^"]+)"/,
    advise: (_, [, kind = "", version = ""]) =>
      `the cluster does not know ${kind} of ${version}: install its CustomResourceDefinition by another Kustomization first and name that in spec.dependsOn, or correct apiVersion and kind`,
  },
  {
    name: "namespace missing",
    message: /namespaces "([^"]+)" not found/,
    advise: (_, [, namespace = ""]) =>
      `create the Namespace ${namespace}: among the manifests, or in a Kustomization that spec.dependsOn names`,
  },
  {
    name: "immutable field",
    message: /field is immutable|may not change once set|updates to .* are forbidden/i,
    advise: () =>
      "this field cannot be changed in place: delete the object so that Flux creates it again, or annotate it with kustomize.toolkit.fluxcd.io/force: enabled; both lose the data that it holds",
  },
  {
    name: "API server refuses",
    kinds: KUSTOMIZATION,
    message: /(\S+) dry-run failed/,
    advise: (unready, [, object = ""]) =>
      `the API server refuses ${object}: correct it in ${manifestsOf(unready)} and push`,
  },
  {
    name: "health check failed",
    kinds: KUSTOMIZATION,
    reason: /^HealthCheckFailed$/,
    advise: () =>
      `the applied objects do not become ready: look at the objects in the message ("kubectl describe", "kubectl logs"); raise spec.timeout when they only need more time`,
  },
  {
    name: "pruning failed",
    kinds: KUSTOMIZATION,
    reason: /^PruneFailed$/,
    advise: () =>
      "objects that are no longer in Git cannot be deleted: look at the objects in the message, their finalizers and the rights of Flux",
  },
  {
    name: "values missing",
    kinds: HELM,
    message: /could not resolve (\S+) chart values reference '([^']+)' with key '([^']+)'/,
    advise: (_, [, kind = "", name = "", key = ""]) =>
      `create ${kind} ${name} with the key ${key}, or mark it as optional in spec.valuesFrom`,
  },
  {
    name: "values wrong",
    kinds: HELM,
    message:
      /values don't meet the specifications of the schema|execution error at|parse error at|nil pointer evaluating/,
    advise: () => "the chart does not accept these values: correct spec.values or spec.valuesFrom",
  },
  {
    name: "release timed out",
    kinds: HELM,
    reason: /^(Install|Upgrade)Failed$/,
    message: /timed out|deadline exceeded|not ready/i,
    advise: () =>
      `the objects of the chart did not become ready in time: look at its pods ("kubectl describe", "kubectl logs"); raise spec.timeout when they only need more time`,
  },
  {
    name: "release failed",
    kinds: HELM,
    reason: /^(Install|Upgrade|Rollback|Uninstall)Failed$/,
    advise: ({ object }) =>
      `correct spec.values or the chart; then "flux reconcile helmrelease ${object.metadata.name} -n ${object.metadata.namespace} --reset" tries again, if Flux has stopped`,
  },
  {
    name: "tests failed",
    kinds: HELM,
    reason: /^TestFailed$/,
    advise: () => "the chart's tests failed: look at the logs of its test pods",
  },
];
