import { defaults } from "../defaults";
import { Upgrades } from "../manifests/install-options";
import { within, type Problem } from "../validation/problem";

/** The treatment of a part by a destroy. */
export const DestroyAction = {
  Delete: "delete",
  Keep: "keep",
} as const;
/** The treatment of a part by a destroy. */
export type DestroyAction = (typeof DestroyAction)[keyof typeof DestroyAction];

/**
 * The treatment of each part of a bootstrap when the stack is destroyed. Set it with the last `up` before the destroy: what is
 * kept then is also kept when it is replaced, such as the old deploy key when it is rotated.
 */
export interface OnDestroyArgs {
  /**
   * Flux, its Secrets, its deploy key and its webhook. `keep` requires that `files` are kept too, because Flux manages itself
   * from them.
   * @defaultValue `delete`
   */
  readonly flux?: DestroyAction;
  /**
   * The files in Git.
   * @defaultValue the value of `flux`
   */
  readonly files?: DestroyAction;
  /**
   * The objects that Flux has applied. With `delete`, Flux prunes them at the beginning of the destroy, with everything that depends on
   * them, such as the releases of its HelmReleases. Its own objects are annotated in Git so that it does not prune itself. Where others
   * publish `files`, a destroy must wait until Flux has applied them: `up` warns until then.
   * @defaultValue `keep`
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy
   */
  readonly workloads?: DestroyAction;
}

/** The arguments with the defaults applied. */
export type OnDestroyOptions = Required<OnDestroyArgs>;

/** Applies the defaults. */
export function resolveOnDestroy({
  flux = defaults.onDestroy.flux,
  files = flux,
  workloads = defaults.onDestroy.workloads,
}: OnDestroyArgs): OnDestroyOptions {
  return { flux, files, workloads };
}

/** Returns true when a destroy lets Flux prune what it has applied. */
export function prunesWorkloads({ workloads }: OnDestroyArgs): boolean {
  return workloads === DestroyAction.Delete;
}

/** The arguments between which there are rules. */
interface RelatedArgs {
  readonly onDestroy?: OnDestroyArgs;
  readonly upgrades?: Upgrades;
  readonly sync?: { readonly deletionPolicy?: unknown };
}

/** Returns the violations of the rules between `onDestroy` and the other arguments. */
export function onDestroyProblems({ onDestroy = {}, upgrades, sync = {} }: RelatedArgs): Problem[] {
  const keepsFlux = onDestroy.flux === DestroyAction.Keep;
  const prunes = prunesWorkloads(onDestroy);
  const rules: readonly (readonly [broken: boolean, propertyPath: keyof OnDestroyArgs, reason: string])[] = [
    [
      keepsFlux && onDestroy.files === DestroyAction.Delete,
      "files",
      'onDestroy.flux "keep": Flux manages itself from these files. Remove it.',
    ],
    [keepsFlux && prunes, "workloads", 'onDestroy.flux "keep": Flux would apply them again. Remove one of the two.'],
    [
      prunes && upgrades === Upgrades.Git,
      "workloads",
      'upgrades "git": the program cannot annotate Flux\'s own objects there, and Flux would prune itself. Remove one of the two.',
    ],
    [
      prunes && sync.deletionPolicy !== undefined,
      "workloads",
      "sync.deletionPolicy, which it decides. Remove sync.deletionPolicy.",
    ],
  ];
  const problems = rules.flatMap(([broken, propertyPath, reason]) =>
    broken ? [{ propertyPath, reason: `"delete" conflicts with ${reason}` }] : [],
  );
  return within("onDestroy", problems);
}
