/** Whether the chart's hooks pass the post-renderers. */
export const PostRenderStrategy = {
  /** They do not, as with Helm 3. */
  NoHooks: "nohooks",
  /** They do, together with everything else. */
  Combined: "combined",
  /** They do, by themselves. */
  Separate: "separate",
} as const;
/** Whether the chart's hooks pass the post-renderers. */
export type PostRenderStrategy = (typeof PostRenderStrategy)[keyof typeof PostRenderStrategy];
