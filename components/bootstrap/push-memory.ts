import type * as pulumi from "@pulumi/pulumi";

import type { ChildOptions } from "../git/hosts/git-host";
import { OVERWRITE, remember } from "../pulumi/state-memory";

/** Remembers in the state that the files were pushed, so that Pulumi knows them. */
export function rememberPush(name: string, opts: ChildOptions): void {
  remember(nameOf(name), true, { ...opts, ...OVERWRITE });
}

/**
 * Returns true when the files were pushed once: Pulumi would delete them from the branch if the program no longer
 * declared them.
 */
export function pushedBefore(name: string, opts: ChildOptions): pulumi.Output<boolean> {
  return remember(nameOf(name), false, opts).remembered;
}

function nameOf(name: string): string {
  return `${name}-push-memory`;
}
