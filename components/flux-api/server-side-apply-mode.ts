/** Whether Helm applies objects on the server's side. */
export const ServerSideApplyMode = {
  Enabled: "enabled",
  Disabled: "disabled",
  /** As the release was applied before. */
  Auto: "auto",
} as const;
/** Whether Helm applies objects on the server's side. */
export type ServerSideApplyMode = (typeof ServerSideApplyMode)[keyof typeof ServerSideApplyMode];
