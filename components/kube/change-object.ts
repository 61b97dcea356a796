import { ConflictError } from "./cluster-error";
import type { KubeClient } from "./kube-client";

const ATTEMPTS = 5;

/** An object as it was read: only the field by which a change is tied to that. */
interface Versioned {
  readonly metadata: { readonly resourceVersion?: string };
}

/** The object to change. */
interface ObjectToChange {
  readonly path: string;
  readonly fieldManager: string;
}

/**
 * Reads an object and changes what was read with a JSON patch, again when somebody else has changed it meanwhile.
 *
 * @param change returns the operations for the object as it is; none when it may stay
 * @throws ConflictError when others change the object all the time
 */
export async function changeObject(
  client: KubeClient,
  { path, fieldManager }: ObjectToChange,
  change: (live: Versioned) => readonly object[],
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const live = (await client.request(path)) as Versioned | undefined;
    if (live === undefined) return;
    const operations = change(live);
    if (operations.length === 0) return;
    const unchanged = { op: "replace", path: "/metadata/resourceVersion", value: live.metadata.resourceVersion };
    try {
      await client.patch(path, fieldManager, [...operations, unchanged]);
      return;
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === ATTEMPTS) throw error;
    }
  }
}
