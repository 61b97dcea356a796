import { createHash } from "node:crypto";

/** The SHA-256 of every file of one release, by file name. */
export type ReleaseDigests = Readonly<Record<string, string>>;

/**
 * The releases that this package can verify by itself: the SHA-256 of each file in the `manifests.tar.gz` that
 * https://github.com/fluxcd/flux2/releases publishes.
 */
export const knownReleases: Readonly<Record<string, ReleaseDigests>> = {
  "v2.9.4": {
    "helm-controller.yaml": "24a16e85d6aa0ac63dbbc760d6a4687335adb745f739cabf59201ef6de37d783",
    "image-automation-controller.yaml": "55238ef83e3f08f5d9dc22de3e328d162b818cb8a177055de622e89419062253",
    "image-reflector-controller.yaml": "70abc9bea28d407bf233b560a99411ef60c1606ee0802299f0ac079fa74846f0",
    "kustomize-controller.yaml": "95923c60de8effd39b3ba72de77feedd013194b058bfbf88faf129868746bc90",
    "notification-controller.yaml": "da0cb6ae90fc528b51499e3a73889fe770731409cf1dc73f6420479dc235b4f0",
    "policies.yaml": "39dd6af15834ace43252896a32a5af068ee6639babe2832ce8833acadae3d223",
    "rbac.yaml": "55f5db7632dd9458884efcf127da57f863fc7897cfd413eb42cfb7a7172a1c51",
    "source-controller.yaml": "945a3454f79dd33c069c6dc4f99ab2872fe6b1c66dfeb1aed672141213da321d",
    "source-watcher.yaml": "d44f992b10ccce7203f063bc62c7a50868ebec5e24d22a0f903df2cc8348da8f",
  },
  "v2.8.8": {
    "helm-controller.yaml": "8a82342d17d31caa012e889b0693b8bce36e6fb799df0b2538ef085c6d5d17bb",
    "image-automation-controller.yaml": "233a96e21884fcd5b8352f0a02bd6e33746bcfcc1faf5a91d406bec9bc34bf09",
    "image-reflector-controller.yaml": "b18385a812320f505ade43d291d5df399c21670fa6f07d7427d150c7a1fa3308",
    "kustomize-controller.yaml": "00b002cbef631d8f41e072701696010c564383ffba3303814d41793ec13d4560",
    "notification-controller.yaml": "2a6e1ebc4cdabb1099481b57f2b9dfd70021f70480d761a0f9d5634eb58bbe9e",
    "policies.yaml": "8fb80eac91e534d94b582177c4ee7f0b0759fab26e054c81081fe6f29d0bf398",
    "rbac.yaml": "55f5db7632dd9458884efcf127da57f863fc7897cfd413eb42cfb7a7172a1c51",
    "source-controller.yaml": "766fd22a095390e7a08eefa4adb57b72fbd5c651a30dcd4f7e5496760bf52914",
    "source-watcher.yaml": "f5b1983d6d3493152cc3eaba4a39c9ff0f6aefe8bf1b64de74f5865d3dc83cee",
  },
};

/** The SHA-256 of `content` in lower-case hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Accepts 64 lower-case hexadecimal digits. */
export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Returns the SHA-256 of a value's JSON. The order of the fields of an object means nothing. */
export function digestOf(value: unknown): string {
  return sha256(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === "object" && part !== null && !Array.isArray(part) ? sortedFields(part) : part,
    ),
  );
}

/** Returns an object with its fields in the order of their names. */
export function sortedFields<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
