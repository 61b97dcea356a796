import { annotationPath, COMPLETE_IN, FIELD_MANAGER } from "../kube/annotations";
import { ignoreClusterError } from "../kube/cluster-error";
import { kustomizationPath } from "../preflight/followed-source";
import { resolveOutput } from "../pulumi/resolve-output";
import type { BootstrapContext } from "./context";
import { clientOf } from "./look-for-flux";

type Context = Pick<BootstrapContext, "component" | "completionMark"> & {
  readonly options: Pick<BootstrapContext["options"], "sync">;
};

/** The mark, as one run changes it. Without a mark, the next run looks for everything. */
export class CompletionMark {
  readonly #context: Context;
  /** The names of the resources that are being created or imported. */
  readonly #pending = new Set<string>();
  /** True when the state has everything of the component. */
  #isReached = false;
  /** The mark is written after what was written before. */
  #written: Promise<unknown> = Promise.resolve();

  public constructor(context: Context) {
    this.#context = context;
  }

  /**
   * The state has everything of the component.
   *
   * @param isMarked true when the cluster has the mark already
   */
  public async reach(isMarked: boolean): Promise<void> {
    this.#isReached = true;
    if (!isMarked && this.#pending.size === 0) await this.#write(true);
  }

  /** A resource is about to be created or imported. */
  public async begin(name: string): Promise<void> {
    this.#pending.add(name);
    await (this.#pending.size === 1 ? this.#write(false) : this.#written);
  }

  /** The state has a resource, which may have been begun. */
  public async end(name: string): Promise<void> {
    if (this.#pending.delete(name) && this.#pending.size === 0 && this.#isReached) await this.#write(true);
  }

  #write(isComplete: boolean): Promise<unknown> {
    this.#written = this.#written.then(() => writeMark(this.#context, isComplete)).catch(ignoreClusterError);
    return this.#written;
  }
}

async function writeMark({ component, options: { sync }, completionMark }: Context, isComplete: boolean) {
  const mark = await resolveOutput(completionMark);
  const client = await clientOf(component, { quietly: true });
  await client?.patch(kustomizationPath(sync.namespace, sync.name), FIELD_MANAGER, [
    {
      op: "add",
      path: annotationPath(COMPLETE_IN),
      // It stays recognisable as that of this state.
      value: isComplete ? mark : mark.replace(/-.*/, "-creating"),
    },
  ]);
}
