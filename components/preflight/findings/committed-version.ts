import { committedVersion } from "../../manifests/install";
import { isDowngrade, versionNumbers, compareMinors } from "./versions";

/**
 * Explains why a release must not replace the committed one.
 *
 * @param file the path of the committed file, for the message
 * @returns undefined when it may
 */
export function downgradeOfCommitted(gotkComponents: string, wanted: string, file: string): string | undefined {
  const committed = committedVersion(gotkComponents);
  if (committed === undefined || !isDowngrade(committed, wanted)) return undefined;
  const minor = /^v\d+\.\d+/.exec(committed)?.[0] ?? committed;
  return (
    `version: must be ${minor}.x or newer, because ${file} is of Flux ${committed}, got ${wanted}. Flux does not support a downgrade ` +
    `across a minor version: objects may be stored in versions of their APIs that ${wanted} does not serve. Set \`version\` to such a ` +
    "release, or `allowDowngrade` to true when `npx flux-bootstrap check` finds nothing else."
  );
}

/**
 * Explains why a release must not replace committed images that are newer than its own: a bot that updates the tags leaves
 * the header of the file as it is.
 *
 * @param wanted the `gotk-components.yaml` of the release
 * @param version the release
 * @param file the path of the committed file, for the message
 * @returns undefined when it may
 */
export function downgradeOfImages(
  committed: string,
  { wanted, version }: { readonly wanted: string; readonly version: string },
  file: string,
): string | undefined {
  const own = imageTags(wanted);
  const newer = [...imageTags(committed)].flatMap(([controller, tag]) => {
    const [from, to] = [versionNumbers(tag), versionNumbers(own.get(controller) ?? "")];
    if (from === undefined || to === undefined || compareMinors(to, from) >= 0) return [];
    return [`${controller} ${tag} instead of ${String(own.get(controller))}`];
  });
  if (newer.length === 0) return undefined;
  return (
    `version: must not be older than the images in ${file}, got ${version}, but Git has ${newer.join(", ")}. Flux does not support a ` +
    "downgrade across a minor version. Set `version` to the release of these images, or `allowDowngrade` to true when `npx flux-bootstrap " +
    "check` finds nothing else."
  );
}

/** Returns the tag of each controller's image, whatever its registry. */
function imageTags(gotkComponents: string): ReadonlyMap<string, string> {
  const images = gotkComponents.matchAll(/^\s*(?:- )?image: *["']?(?:\S*\/)?([a-z-]+):(v?\d[\w.-]*)/gm);
  return new Map([...images].map(([, controller = "", tag = ""]) => [controller, tag]));
}
