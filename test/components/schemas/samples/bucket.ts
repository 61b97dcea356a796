import type { Samples } from "./samples";

const AWS = { provider: "aws", sts: { provider: "aws", endpoint: "https://sts.example.com" } };
const LDAP = { provider: "generic", sts: { provider: "ldap", endpoint: "https://sts.example.com" } };

export const bucket: Samples = {
  values: {
    bucketName: "fleet",
    certSecretRef: { name: "tls" },
    endpoint: "s3.example.com:9000",
    ignore: "*.md\n",
    insecure: true,
    interval: "5m",
    prefix: "clusters/",
    provider: "azure",
    proxySecretRef: { name: "proxy" },
    region: "eu-central-1",
    secretRef: { name: "credentials" },
    serviceAccountName: "puller",
    sts: {
      certSecretRef: { name: "tls" },
      endpoint: "https://sts.example.com",
      provider: "ldap",
      secretRef: { name: "ldap" },
    },
    suspend: false,
    timeout: "90s",
  },
  contexts: { serviceAccountName: { provider: "aws" } },
  broken: {
    "": [
      { ...AWS, provider: "azure" },
      { ...LDAP, provider: "aws" },
      { ...AWS, provider: undefined },
      { ...AWS, sts: { ...AWS.sts, secretRef: { name: "a" } } },
      { ...AWS, sts: { ...AWS.sts, certSecretRef: { name: "a" } } },
      { serviceAccountName: "puller" },
      { provider: "gcp", serviceAccountName: "puller", secretRef: { name: "credentials" } },
    ],
  },
};
