/** A place that a release's manifests may be had from. */
export interface Source {
  /** In messages, and on the command line. */
  readonly name: string;
  /**
   * The bundle's files by name, not yet verified; some of the extra controllers may be missing.
   *
   * @throws with the reason when the release is not to be had here.
   */
  readonly files: (version: string) => Promise<Readonly<Record<string, Uint8Array>>>;
}
