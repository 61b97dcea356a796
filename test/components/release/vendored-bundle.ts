import { vendoredDirectory } from "../../../components/release/directories";
import { readFiles } from "../../../components/release/read-files";

/** A release whose digests are in the source. */
export const knownVersion = "v2.9.4";

/** The real files of that release, as `npm run manifests` made them. */
export function vendoredBundle(): Record<string, Buffer> {
  const files = readFiles(vendoredDirectory(knownVersion));
  if (files === undefined) {
    throw new Error("These tests need bundles/: run `npm run manifests` first");
  }
  return files;
}
