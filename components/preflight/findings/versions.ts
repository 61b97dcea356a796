/**
 * Whether going from one release of Flux to another goes back across a minor, which Flux does not support: the older
 * release's CRDs may lack versions that objects are stored in, and its controllers do not know the newer one's fields.
 * Within a minor, to an older patch or a pre-release, one may go back.
 *
 * @param installed - a release such as `v2.9.4` or `v2.9.0-rc.1`; about anything else nothing is known, so that it is
 * no downgrade
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

/** The numbers of a version such as `v2.9.4`, `1.33.2+k3s1` or `v2.9.0-rc.1`; nothing when it is none. */
export function versionNumbers(version: string): VersionNumbers | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)\.\d+(?:[-+].*)?$/.exec(version) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/** Which of two versions is of the newer minor: below 0 when the first is the older one, 0 within a minor. */
export function compareMinors(a: VersionNumbers, b: VersionNumbers): number {
  return a.major - b.major || a.minor - b.minor;
}
