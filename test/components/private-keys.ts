import { generateKeyPairSync } from "node:crypto";

/** A key in PEM, as programs expect it. */
export const SSH_KEY = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
/** A key as GitHub makes it for an App. */
export const APP_KEY = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString();
