import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../errors";
import type { ChildOptions } from "../git/hosts/git-host";
import { otherSource, type WantedSource } from "../preflight/findings/followed-source";

/**
 * Remembers in the state where the cluster was first bootstrapped from, as a Stash puts out what it was first given.
 *
 * @param allowMove whether to remember the new place instead
 * @param opts what must be done before is what must have gone well for the place to be remembered
 * @returns resolves when it follows no other place
 * @throws BootstrapError when it is to follow another place now
 */
export function rememberSource(
  name: string,
  wanted: Omit<WantedSource, "repository"> & { readonly repository: pulumi.Input<string> },
  allowMove: boolean,
  opts: ChildOptions,
): pulumi.Output<void> {
  const place = pulumi.output(wanted) as pulumi.Output<WantedSource>;
  // What is refused must not be remembered, or allowing it would change nothing.
  const memory = allowMove ? { replaceOnChanges: ["input"] } : { ignoreChanges: ["input"] };
  const stash = new pulumi.Stash(`${name}-source-memory`, { input: place }, { ...opts, ...memory });
  return pulumi.all([stash.output as pulumi.Output<WantedSource>, place]).apply(([first, now]) => {
    const moved = otherSource({ ...first, url: first.repository }, now);
    if (moved !== undefined) {
      throw new BootstrapError(
        `path: this cluster ${moved}. To move it: copy its manifests to the new directory in Git, run \`pulumi up\` with \`allowMove: true\`, then ` +
          "take that and the old directory away. Flux prunes nothing of itself, but all that the new directory lacks.",
      );
    }
  });
}
