/** Stands in a spec for a value that is not known yet, such as an output of Pulumi in a preview: every check passes it over. */
export const UNKNOWN: unique symbol = Symbol("a value that is not known yet");
