export { createAgeKey, type AgeKey } from "./create-age-key";
export { encryptManifest, type TextManifest } from "./encrypt-manifest";
