import type { FollowedBranch } from "./followed";

/**
 * The pushes that a Receiver pokes the source for, in CEL: those to what Flux follows, but not the program's own.
 *
 * After its own commits the program pokes the source itself, by the annotation that a Receiver sets too, and waits until Flux
 * has repeated its value. GitHub's messages come seconds after the push: one that came in between would take the value's place,
 * and the program would wait in vain.
 *
 * @see https://fluxcd.io/flux/components/notification/receivers/#resource-filter
 */
export function pushFilter({ branch, ownCommits }: Pick<FollowedBranch, "branch" | "ownCommits">): string {
  const followed =
    branch === undefined ? "has(req.ref)" : `has(req.ref) && req.ref == ${JSON.stringify(`refs/heads/${branch}`)}`;
  if (ownCommits === undefined) return followed;
  const { prefix, directory } = ownCommits;
  const own = `c.message.startsWith(${JSON.stringify(`${prefix}Flux `)}) && c.message.contains(${JSON.stringify(` for ${directory}`)})`;
  return `${followed} && !(has(req.commits) && req.commits.size() > 0 && req.commits.all(c, ${own}))`;
}
