import { compareMinors, versionNumbers } from "../../guards/version-numbers";

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
