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
  const [from, to] = [minorOf(installed), minorOf(wanted)];
  if (from === undefined || to === undefined) return false;
  return to.major === from.major ? to.minor < from.minor : to.major < from.major;
}

function minorOf(version: string): { readonly major: number; readonly minor: number } | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)\.\d+(?:[-+].*)?$/.exec(version) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}
