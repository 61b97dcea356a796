import { secretOf, type Remedy } from "./remedy";

const GIT = ["GitRepository"];
const HELM = ["HelmRepository", "HelmChart"];

/**
 * The remedies for sources. The messages are those of source-controller and of the libraries in it: go-git,
 * x/crypto/ssh, go-containerregistry, oras, minio, Helm.
 *
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#conditions
 */
export const sourceRemedies: readonly Remedy[] = [
  {
    name: "host key mismatch",
    kinds: GIT,
    message: /knownhosts: key mismatch/,
    advise: (unready) =>
      `the Git host presents another key than known_hosts in ${secretOf(unready)}: compare it with the fingerprints that the host publishes, and only then replace known_hosts (ssh-keyscan prints the lines)`,
  },
  {
    name: "host key unknown",
    kinds: GIT,
    message: /knownhosts: key is unknown/,
    advise: (unready) =>
      `add the Git host's lines to known_hosts in ${secretOf(unready)}, as [host]:port where the port is not 22; ssh-keyscan prints them`,
  },
  {
    name: "known_hosts missing",
    kinds: GIT,
    message: /'known_hosts' is required/,
    advise: (unready) => `add known_hosts with the Git host's keys to ${secretOf(unready)}; ssh-keyscan prints them`,
  },
  {
    name: "SSH identity missing",
    kinds: GIT,
    message: /'identity' is required/,
    advise: (unready) =>
      `add the private key as identity to ${secretOf(unready)}: an ssh:// address cannot be read with a password`,
  },
  {
    name: "SSH key encrypted",
    kinds: GIT,
    message: /SSH identity key is encrypted|passphrase/,
    advise: (unready) => `the private key is encrypted: add its passphrase as password to ${secretOf(unready)}`,
  },
  {
    name: "SSH key refused",
    kinds: GIT,
    message: /ssh: unable to authenticate/,
    advise: (unready) =>
      `the Git host does not accept the key in ${secretOf(unready)}: register its public half (identity.pub) as a deploy key of the repository, or run "pulumi up" where FluxBootstrap manages it`,
  },
  {
    name: "Git credentials refused",
    kinds: GIT,
    message: /authentication required|authorization failed|invalid credentials|Bad credentials/i,
    advise: (unready) =>
      unready.object.spec?.secretRef === undefined
        ? "the Git host requires credentials, as it does for private repositories and often for missing ones: check the address, and name a Secret with username and password in spec.secretRef"
        : `the Git host refuses the credentials in ${secretOf(unready)}: the token may have expired, may have been revoked or may not read this repository; replace it there`,
  },
  {
    name: "GitHub App misconfigured",
    kinds: GIT,
    message: /github app/i,
    advise: (unready) =>
      `check the GitHub App's ID, installation and private key in ${secretOf(unready)}, that it is installed for the repository, and that spec.provider is github`,
  },
  {
    name: "repository not found",
    kinds: GIT,
    message: /repository not found/i,
    advise: ({ object }) =>
      `there is no repository at ${object.spec?.url ?? "spec.url"}, or these credentials may not read it: check spec.url and the rights of the credentials`,
  },
  {
    name: "reference not found",
    kinds: GIT,
    message:
      /couldn't find remote ref "?refs\/(heads|tags)\/([^"\s]+)|unable to resolve ref '([^']+)'|(reference not found)/,
    advise: (_, [, type = "", name = "", ref = ""]) =>
      name === ""
        ? `the repository has no reference ${ref}: push it, or change spec.ref`.replace("  ", " ")
        : `the repository has no ${type === "tags" ? "tag" : "branch"} ${JSON.stringify(name)}: push it, or change spec.ref.${type === "tags" ? "tag" : "branch"}`,
  },
  {
    name: "no matching version",
    message: /no match found for semver: (.*)/,
    advise: (_, [, range = ""]) =>
      `no tag matches ${JSON.stringify(range.trim())}: push one that does, or change spec.ref.semver`,
  },
  {
    name: "commit not found",
    kinds: GIT,
    message: /unable to resolve commit object for '([^']+)'/,
    advise: (_, [, commit = ""]) =>
      `the branch has no commit ${commit}: change spec.ref.commit, or spec.ref.branch to one that has it`,
  },
  {
    name: "repository empty",
    kinds: GIT,
    message: /git repository is empty|remote repository is empty/,
    advise: () => "the repository has no commit yet: push one",
  },
  {
    name: "signature not verified",
    reason: /^(InvalidCommitSignature|VerificationError|VerificationFailed|InvalidVerificationMode)$/,
    advise: () =>
      "the signature is missing or by somebody else: sign it with a key that is in the Secret of spec.verify.secretRef, or add the signer's public key there; do not switch spec.verify off before you know who made this change",
  },
  {
    name: "signature key missing",
    message: /public keys secret error|no matching signatures|failed to verify the signature/,
    advise: () =>
      "the signature could not be verified: check spec.verify and the public keys in the Secret that it names",
  },
  {
    name: "include missing",
    kinds: GIT,
    message: /could not get resource for include '([^']+)'.* not found/,
    advise: (_, [, name = ""]) =>
      `there is no GitRepository ${name}: create it in the same namespace, or correct spec.include`,
  },
  {
    name: "include not ready",
    kinds: GIT,
    message: /no artifact available for include '([^']+)'/,
    advise: (_, [, name = ""]) => `GitRepository ${name} has nothing to include yet: see the entry of that object`,
  },
  {
    name: "include path not found",
    kinds: GIT,
    message: /failed to copy '([^']+)' include from (\S+) to .*no such file/,
    advise: (_, [, name = "", from = ""]) =>
      `GitRepository ${name} has nothing at ${JSON.stringify(from)}: commit it there, or change spec.include.fromPath`,
  },
  {
    name: "bucket denied",
    kinds: ["Bucket"],
    message: /access ?denied|InvalidAccessKeyId|SignatureDoesNotMatch|AuthorizationFailure|403/i,
    advise: (unready) =>
      `the bucket refuses the credentials: check accesskey and secretkey in ${secretOf(unready)}, and that they may list the bucket and read its objects`,
  },
  {
    name: "bucket not found",
    kinds: ["Bucket"],
    message: /bucket '([^']+)' not found/,
    advise: (_, [, bucket = ""]) =>
      `there is no bucket ${JSON.stringify(bucket)} there: check spec.bucketName, spec.endpoint and spec.region`,
  },
  {
    name: "registry refused",
    kinds: ["OCIRepository", ...HELM],
    message: /UNAUTHORIZED|DENIED|\b40[13]\b|unauthorized|forbidden|authentication required|basic credential not found/,
    advise: (unready) =>
      `the registry refuses the credentials, or requires some: add valid ones, which may read this repository, to ${unready.object.kind === "HelmChart" ? "the Secret that the HelmRepository's spec.secretRef names" : secretOf(unready)}`,
  },
  {
    name: "artifact not found in registry",
    kinds: ["OCIRepository"],
    message: /MANIFEST_UNKNOWN|NAME_UNKNOWN|manifest unknown|\b404\b|NotFound/,
    advise: ({ object }) =>
      `the registry has no such artifact: push it, or change spec.url (${object.spec?.url ?? ""}) or spec.ref`,
  },
  {
    name: "chart version not found",
    message: /no '([^']+)' chart with version matching '([^']+)' found/,
    advise: (_, [, chart = "", version = ""]) =>
      `the chart ${chart} has no version ${JSON.stringify(version)}: publish it, or change spec.chart.spec.version of the HelmRelease`,
  },
  {
    name: "chart not found",
    message: /no chart name found|no chart version found/,
    advise: () =>
      "the Helm repository has no chart of this name: publish it, or change spec.chart.spec.chart of the HelmRelease",
  },
  {
    name: "chart not in source",
    kinds: ["HelmChart"],
    message: /invalid chart reference: stat .*?\bsource\/?(\S*): no such file/,
    advise: (_, [, path = ""]) =>
      `the source has no chart in ${JSON.stringify(path)}: commit it, or change spec.chart.spec.chart of the HelmRelease`,
  },
  {
    name: "index not found",
    kinds: HELM,
    message: /failed to fetch (\S+) : 404/,
    advise: (_, [, url = ""]) =>
      `nothing is at ${url}: check the address of the Helm repository, or publish what its index names`,
  },
];
