import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../errors";
import type { ChildOptions } from "../git/hosts/git-host";
import { OVERWRITE, remember } from "../pulumi/state-memory";
import { otherSource, type WantedSource } from "../preflight/findings/followed-source";

/**
 * Remembers in the state the source from which the cluster was first bootstrapped: the output of a Stash stays at its
 * first input.
 *
 * @param allowMove true to remember the new source instead
 * @param opts `dependsOn` names what must succeed before the source is remembered
 * @returns an output that resolves when the cluster follows no other source
 * @throws BootstrapError when the arguments name another source than the remembered one
 */
export function rememberSource(
  name: string,
  {
    former,
    ...wanted
  }: Omit<WantedSource, "repository"> & {
    readonly repository: pulumi.Input<string>;
    /** A former name of the repository, which the state may have. */
    readonly former?: pulumi.Output<string | undefined>;
  },
  allowMove: boolean,
  opts: ChildOptions,
): pulumi.Output<void> {
  const place = pulumi.output(wanted) as pulumi.Output<WantedSource>;
  // The input must not change when the source is refused: a later `allowMove` would find no change, and replace
  // nothing.
  const memory = allowMove ? OVERWRITE : { ignoreChanges: ["input"] };
  const { remembered } = remember(`${name}-source-memory`, place, { ...opts, ...memory });
  return pulumi.all([remembered, place, former]).apply(([first, now, before]) => {
    const known = { ...first, url: first.repository };
    const moved = otherSource(known, now);
    if (
      moved !== undefined &&
      before !== undefined &&
      otherSource(known, { ...now, repository: before }) === undefined
    ) {
      throw new BootstrapError(
        `github: must come with \`allowMove: true\` for one \`pulumi up\`, got ${now.repository}, which this stack knows as ` +
          `${first.repository}. Set it: the files and the key are registered again under the present name, and nothing is pruned.`,
      );
    }
    if (moved !== undefined) {
      throw new BootstrapError(
        `path: must stay where the cluster is: this cluster ${moved}. To move it, copy its manifests to the new directory in Git, run ` +
          "`pulumi up` with `allowMove: true`, then remove that argument and the old directory. Flux prunes every object that the new " +
          "directory lacks, except itself.",
      );
    }
  });
}
