import * as pulumi from "@pulumi/pulumi";

import type { ChildOptions } from "../git/hosts/git-host";

/** Remembers in the state that the files were pushed, so that Pulumi knows them. */
export function rememberPush(name: string, opts: ChildOptions): void {
  memory(name, true, { ...opts, replaceOnChanges: ["input"] });
}

/** Whether the files were pushed once; then Pulumi would delete them from the branch if the program had them no more. */
export function pushedBefore(name: string, opts: ChildOptions): pulumi.Output<boolean> {
  return memory(name, false, opts).output as pulumi.Output<boolean>;
}

/** A Stash puts out what it was first given, or was given when it was replaced. */
function memory(name: string, input: boolean, opts: ChildOptions): pulumi.Stash {
  return new pulumi.Stash(`${name}-push-memory`, { input }, opts);
}
