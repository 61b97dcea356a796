/**
 * The full names that GitHub tries for a short one, in its order: a branch, a tag, a commit.
 *
 * @see https://docs.github.com/en/rest/commits/commits#get-a-commit
 */
export function candidates(ref: string): readonly string[] {
  if (ref === "HEAD" || ref.startsWith("refs/")) return [ref];
  const names = [`refs/heads/${ref}`, `refs/tags/${ref}`];
  if (/^(heads|tags)\//.test(ref)) names.push(`refs/${ref}`);
  if (/^[0-9a-f]{7,40}$/.test(ref)) names.push(ref);
  return names;
}
