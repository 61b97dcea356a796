import { isDowngrade } from "./versions";

/** The release that a `gotk-components.yaml` was made of, as its header says; nothing when it says nothing. */
export function committedVersion(gotkComponents: string): string | undefined {
  return /^# Flux Version: (v\S+)$/m.exec(gotkComponents.slice(0, 1000))?.[1];
}

/**
 * Why a release must not take the place of the one that is committed.
 *
 * @param file the path of the committed file, for the message
 * @returns nothing when it may.
 */
export function downgradeOfCommitted(gotkComponents: string, wanted: string, file: string): string | undefined {
  const committed = committedVersion(gotkComponents);
  if (committed === undefined || !isDowngrade(committed, wanted)) return undefined;
  const minor = /^v\d+\.\d+/.exec(committed)?.[0] ?? committed;
  return (
    `version: ${file} is of Flux ${committed}, and ${wanted} would be a downgrade across a minor version, which Flux does not ` +
    `support: objects may be stored in versions of their APIs that ${wanted} does not serve. Allowed are ${minor}.x and newer ` +
    "releases. Set `version` to one of them, or `allowDowngrade` to true when `npx flux-bootstrap check` finds nothing else."
  );
}
