/** A file to commit, as pure data. */
export interface ManifestFile {
  /** Where the file goes, relative to `<path>/flux-system/`, e.g. `"gotk-components.yaml"`. */
  readonly path: string;
  /** The whole text of the file, with `\n` line ends. */
  readonly content: string;
}
