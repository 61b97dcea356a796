/** Finds a part in a path that git refuses in a tree. */
export function isMalformedPath(path: string): boolean {
  return path.split("/").some((part) => /^(|\.|\.\.|\.git)$/i.test(part));
}
