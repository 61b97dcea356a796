import { generateKeyPairSync, randomBytes } from "node:crypto";
import { join } from "node:path";
import { writeSecret } from "./write-secret";

/** What the control plane's parts know each other by. */
export interface Credentials {
  /** The administrator's token. */
  readonly token: string;
  /** The file that tells the API server whose token that is. */
  readonly tokenFile: string;
  /** Signs the tokens of service accounts. */
  readonly serviceAccountKey: string;
  readonly serviceAccountPublicKey: string;
}

/** Makes a cluster's credentials anew and writes them to its directory. */
export function createCredentials(directory: string): Credentials {
  const token = randomBytes(32).toString("base64url");
  const keys = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "sec1", format: "pem" },
  });
  return {
    token,
    // system:masters passes every check, RBAC bindings or not
    tokenFile: writeSecret(join(directory, "tokens.csv"), `${token},lab-admin,lab-admin,"system:masters"\n`),
    serviceAccountKey: writeSecret(join(directory, "service-account.key"), keys.privateKey),
    serviceAccountPublicKey: writeSecret(join(directory, "service-account.pub"), keys.publicKey),
  };
}
