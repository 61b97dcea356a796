import * as pulumi from "@pulumi/pulumi";

/** Whether to wait for an object: a suspended one never becomes ready. */
export function unlessSuspended(suspend: pulumi.Input<boolean> | undefined): pulumi.Input<boolean> {
  return suspend === undefined || typeof suspend === "boolean"
    ? suspend !== true
    : pulumi.output(suspend).apply((known) => !known);
}
