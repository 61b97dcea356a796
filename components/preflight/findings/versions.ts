/**
 * Returns true when a change from one release of Flux to another is a downgrade across a minor version, which Flux does
 * not support: the older release's CRDs may lack versions in which objects are stored, and its controllers do not know
 * the newer release's fields. A downgrade within a minor version, to an older patch or a pre-release, is allowed.
 *
 * @param installed - a release such as `v2.9.4` or `v2.9.0-rc.1`; any other text counts as no downgrade, because
 * nothing is known about it
 * @see https://fluxcd.io/flux/releases/#supported-versions
 */
export function isDowngrade(installed: string, wanted: string): boolean {
  const [from, to] = [versionNumbers(installed), versionNumbers(wanted)];
  return from !== undefined && to !== undefined && compareMinors(to, from) < 0;
}

/** A version as numbers. */
export interface VersionNumbers {
  readonly major: number;
  readonly minor: number;
}

/**
 * Returns the numbers of a version such as `v2.9.4`, `1.33.2+k3s1` or `v2.9.0-rc.1`; undefined when it is not a
 * version.
 */
export function versionNumbers(version: string): VersionNumbers | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)\.\d+(?:[-+].*)?$/.exec(version) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/** Compares the minor versions of two versions: below 0 when the first is older, 0 within a minor version. */
export function compareMinors(a: VersionNumbers, b: VersionNumbers): number {
  return a.major - b.major || a.minor - b.minor;
}
