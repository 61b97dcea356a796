/**
 * Whether git takes a text for a branch's name.
 *
 * @see https://git-scm.com/docs/git-check-ref-format
 */
export function isRefName(name: string): boolean {
  const forbidden = /[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\.(lock)?(\/|$)|(^|\/)\.|^\/|\/$/;
  return name !== "" && name !== "@" && !name.startsWith("-") && !forbidden.test(name);
}
