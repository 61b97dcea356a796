/** The manifests of one Flux release: the files of its `manifests.tar.gz`. */
export interface Bundle {
  /** The release's tag, e.g. `"v2.9.4"`. */
  readonly version: string;
  /** The text of each file by its name, e.g. `"source-controller.yaml"`. */
  readonly files: Readonly<Record<string, string>>;
}

/** Flux's largest manifest has 340 KB; with a text of many megabytes, hostile or not, a program would hang. */
export const MAX_MANIFEST_LENGTH = 2 * 1024 * 1024;

/**
 * The text of one file of a bundle.
 *
 * @throws when the bundle lacks the file, or when the text cannot be edited line by line.
 */
export function bundleFile(bundle: Bundle, name: string): string {
  const text = Object.hasOwn(bundle.files, name) ? bundle.files[name] : undefined;
  if (text === undefined) {
    const present = Object.keys(bundle.files).sort().join(", ");
    throw new Error(`Flux ${bundle.version}: the release has no ${name}, it has ${present || "no files"}`);
  }
  const flaw = flawOf(text);
  if (flaw !== undefined) throw new Error(`Flux ${bundle.version}: ${name} ${flaw}`);
  return text;
}

function flawOf(text: string): string | undefined {
  if (text.length > MAX_MANIFEST_LENGTH) return `is larger than ${MAX_MANIFEST_LENGTH} characters`;
  if (text.trim() === "") return "is empty";
  if (text.startsWith("\uFEFF")) return "starts with a byte-order mark, expected plain UTF-8";
  if (text.includes("\r")) return "has carriage returns, expected line feeds only";
  if (text.includes("\0")) return "has NUL characters, expected text";
  if (!text.endsWith("\n")) return "does not end with a line feed: it is truncated";
  return undefined;
}
