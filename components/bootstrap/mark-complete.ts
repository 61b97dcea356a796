import * as pulumi from "@pulumi/pulumi";

import type { SyncObjects } from "../cluster/sync-objects";
import { COMPLETE_IN } from "../kube/annotations";
import { ignoreClusterError } from "../kube/cluster-error";
import { kustomizationPath } from "../preflight/followed-source";
import { resourceHook, resourceTransform, supportsResourceHooks, supportsTransforms } from "../pulumi/hooks";
import { resolveOutput } from "../pulumi/resolve-output";
import { remember } from "../pulumi/state-memory";
import { childOptions, type BootstrapContext } from "./context";
import { importLive } from "./import-existing";
import { clientOf } from "./look-for-flux";

/** The field manager of the mark. */
const MANAGER = "flux-bootstrap";

/** Returns the options of one object beside the component, which keep the mark true. */
export type CreationTracker = () => {
  readonly options: pulumi.CustomResourceOptions;
  /** Keeps track of the object once it is declared. */
  follow(object: pulumi.CustomResource): void;
};

/**
 * Marks the Kustomization in the cluster once the state has everything that the program declares: as long as the mark is
 * there, nothing has to be looked for (`importExisting`). The mark is taken off while an object beside the component is created
 * or imported, so that the next run looks for it when this one is killed.
 *
 * @param objects the objects of the sync, when there is something to follow
 * @param others everything else in the cluster
 */
export function markComplete(
  context: BootstrapContext,
  objects: pulumi.Output<SyncObjects | undefined>,
  others: readonly pulumi.Resource[],
): CreationTracker {
  const { name, identity, cluster } = context;
  const mark = new Mark(context);
  objects.apply((found) => {
    if (found === undefined) return;
    const { stash } = remember(`${name}-completion`, identity.completionMark, {
      ...childOptions(context),
      dependsOn: [...others, found.kustomization],
    });
    stash.urn.apply(async () => {
      if (!pulumi.runtime.isDryRun()) await mark.reach((await cluster)?.isComplete === true);
    });
  });
  const hooks = supportsResourceHooks()
    ? {
        hooks: {
          beforeCreate: [resourceHook(`${name}-mark-off`, () => mark.begin())],
          afterCreate: [resourceHook(`${name}-mark-on`, () => mark.end())],
        },
      }
    : {};
  return () => {
    let isImported = false;
    const transform = resourceTransform(async (args) => {
      const known = await cluster;
      if (known === undefined || known.isComplete) return undefined;
      const result = await importLive(known.client, { adopt: false })(args);
      if (result === undefined || pulumi.runtime.isDryRun()) return result;
      isImported = true;
      await mark.begin();
      return result;
    });
    return {
      options: { ...hooks, ...(supportsTransforms() ? { transforms: [transform] } : {}) },
      follow: ({ id }) => id.apply(() => (isImported ? mark.end() : undefined)),
    };
  };
}

/** The mark, as one run changes it. Without a mark, the next run looks for everything. */
class Mark {
  readonly #context: BootstrapContext;
  /** Number of objects that are being created or imported. */
  #pending = 0;
  /** True when the state has everything of the component. */
  #isReached = false;
  /** The mark is written after what was written before. */
  #written: Promise<unknown> = Promise.resolve();

  public constructor(context: BootstrapContext) {
    this.#context = context;
  }

  /** @param isMarked true when the cluster has the mark already */
  public async reach(isMarked: boolean): Promise<void> {
    this.#isReached = true;
    if (!isMarked && this.#pending === 0) await this.#write(true);
  }

  public async begin(): Promise<void> {
    this.#pending += 1;
    await (this.#pending === 1 ? this.#write(false) : this.#written);
  }

  public async end(): Promise<void> {
    this.#pending -= 1;
    if (this.#pending === 0 && this.#isReached) await this.#write(true);
  }

  #write(isComplete: boolean): Promise<unknown> {
    this.#written = this.#written.then(() => writeMark(this.#context, isComplete)).catch(ignoreClusterError);
    return this.#written;
  }
}

async function writeMark({ component, options: { sync }, identity }: BootstrapContext, isComplete: boolean) {
  const mark = await resolveOutput(identity.completionMark);
  const client = await clientOf(component, { quietly: true });
  await client?.patch(kustomizationPath(sync.namespace, sync.name), MANAGER, [
    {
      op: "add",
      path: `/metadata/annotations/${COMPLETE_IN.replace("/", "~1")}`,
      // It stays recognisable as that of this state.
      value: isComplete ? mark : mark.replace(/-.*/, "-creating"),
    },
  ]);
}
