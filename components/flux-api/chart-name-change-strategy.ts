/** What an upgrade to a chart of another name does. */
export const ChartNameChangeStrategy = {
  /** It uninstalls the release and installs it anew. */
  Reinstall: "Reinstall",
  /** It upgrades the release as always. */
  InPlaceUpdate: "InPlaceUpdate",
} as const;
/** What an upgrade to a chart of another name does. */
export type ChartNameChangeStrategy = (typeof ChartNameChangeStrategy)[keyof typeof ChartNameChangeStrategy];
