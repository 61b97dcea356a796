/**
 * A value of a set that the definitions of a release close: one that this package knows, or one that only another release has.
 * It is checked against the definitions before anything is sent.
 */
export type ValueOfRelease<Known extends string> = Known | (string & {});
