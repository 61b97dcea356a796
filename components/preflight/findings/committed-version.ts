import { isDowngrade } from "./versions";

/** Returns the release in the header of a `gotk-components.yaml`; undefined when the header names none. */
export function committedVersion(gotkComponents: string): string | undefined {
  return /^# Flux Version: (v\S+)$/m.exec(gotkComponents.slice(0, 1000))?.[1];
}

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
