import { goScalar } from "../manifests/yaml/go-scalar";

/** A check of one value: it returns the rule that the value breaks, or undefined. */
export type Check<T> = (value: T) => string | undefined;

function pattern(expression: RegExp, mustBe: string): Check<string> {
  return (value) => (expression.test(value) ? undefined : mustBe);
}

/** @see https://fluxcd.io/flux/components/source/api/v1/ (the pattern of every interval and time-out in Flux's CRDs) */
export const goDuration = pattern(/^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$/, 'must be a Go duration such as "1m0s"');

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
export const dnsLabel = pattern(
  /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
  "must be a DNS label: at most 63 lower-case letters, digits and dashes",
);

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
export const dnsSubdomain = pattern(
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  "must be a DNS name: lower-case letters, digits, dashes and dots",
);

/** @see https://github.com/distribution/reference/blob/main/reference.go (the grammar of image names) */
export const imageRegistry = pattern(
  /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/,
  'must be a registry such as "ghcr.io/fluxcd", without a scheme or a tag',
);

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const KEY = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;

/**
 * Accepts the key of a label or an annotation; kustomize does not read a key as a string when YAML reads it as a number
 * or the like.
 */
export const labelKey: Check<string> = (value) =>
  KEY.test(value) && goScalar(value) === value
    ? undefined
    : 'must be the key of a label such as "app.kubernetes.io/name"';

export const taintKey = pattern(KEY, 'must be the key of a taint such as "node.kubernetes.io/controllers"');

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export const labelValue = pattern(
  /^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$/,
  "must be the value of a label: at most 63 letters, digits, dashes, underscores and dots",
);

/**
 * Accepts a part of an object's name that is also the value of a label: a DNS label that leaves room for
 * `kustomize-controller-`.
 */
export const shardName = pattern(
  /^[a-z0-9]([-a-z0-9]{0,40}[a-z0-9])?$/,
  'must be the name of a shard such as "shard1": at most 42 lower-case letters, digits and dashes',
);

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export const quantity = pattern(
  /^(\d+(\.\d*)?|\.\d+)([numkMGTPE]|[KMGTPE]i|[eE][-+]?\d+)?$/,
  'must be a quantity such as "500m" or "512Mi"',
);

/** @see https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests */
export const imageDigest = pattern(/^sha256:[0-9a-f]{64}$/, 'must be "sha256:" and 64 lower-case hexadecimal digits');

export const flag = pattern(/^--[a-zA-Z][-a-zA-Z]*(=.*)?$/, 'must be a flag such as "--requeue-dependency=5s"');

/** @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/ */
export const envName = pattern(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be the name of an environment variable");

export const noProxyHost = pattern(
  /^[^\s,]+$/,
  'must be a host such as ".example.com" or a network such as "10.0.0.0/8"',
);

/** Accepts the URL of a proxy; it is committed to Git, so it must not contain a password. */
export const proxyUrl: Check<string> = (value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^(https?|socks5h?):$/.test(url.protocol) || url.hostname === "") {
    return 'must be a URL such as "http://proxy.example.com:3128"';
  }
  if (url.username !== "" || url.password !== "")
    return "must not contain a user name or password, because it is committed to Git";
  return undefined;
};

/** @see https://github.com/fluxcd/flux2/releases */
export const fluxVersion = pattern(/^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'must be a Flux release such as "v2.9.4"');

/**
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption (the keys of the Secret that
 * kustomize-controller reads)
 */
export const decryptionKey = pattern(
  /^(?!\.\.)[-._a-zA-Z0-9]*\.(agekey|asc)$|^sops\.(vault-token|aws-kms|azure-kv|gcp-kms)$/,
  "must be a name that Flux reads: *.agekey, *.asc, sops.vault-token, sops.aws-kms, sops.azure-kv or sops.gcp-kms",
);

export const gitHubOwner = pattern(/^[A-Za-z0-9][A-Za-z0-9-_]*$/, "must be the name of a GitHub user or organization");

export const gitHubRepository = pattern(
  /^(?!\.{1,2}$)[A-Za-z0-9._-]+$/,
  "must be the name of a GitHub repository, without its owner",
);

/** Accepts a repository with its owner, as GitHub shows it. */
export const gitHubFullName: Check<string> = (value) => {
  const [owner = "", repository = "", ...more] = value.split("/");
  const flaw = gitHubOwner(owner) ?? gitHubRepository(repository) ?? more[0];
  return flaw === undefined ? undefined : 'must be the owner and the name of a GitHub repository, such as "acme/fleet"';
};

/** Accepts a GitHub user, or a team as `organization/team`. */
export const gitHubReviewer = pattern(
  /^[A-Za-z0-9][A-Za-z0-9-_]*(\/[A-Za-z0-9][A-Za-z0-9-_]*)?$/,
  'must be a user such as "octocat" or a team such as "acme/platform"',
);

/** Accepts the address of a host in a browser. */
export const webOrigin: Check<string> = (value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const origin = url !== undefined && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  return origin && [url.origin, `${url.origin}/`].includes(value)
    ? undefined
    : 'must be a URL without a path such as "https://github.example.com"';
};

/** Accepts a value that becomes a part of an object's name. */
export const nameSuffix = pattern(
  /^[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?$/,
  'must be at most 32 lower-case letters, digits and dashes such as "2026-11"',
);

export const email = pattern(/^[^\s@<>]+@[^\s@<>]+$/, 'must be an e-mail address such as "flux@example.com"');

/** Accepts a text on one line, for a commit or a title. */
export const oneLine = pattern(/^[^\x00-\x1f\x7f]*$/, "must be one line of text");

export const hostAndPort = pattern(
  /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$/,
  'must be a host name such as "github.com", with a port if it is not 22',
);

/** @see https://git-scm.com/docs/git-check-ref-format */
export const gitBranch = pattern(
  /^(?![-/.])(?!.*(\.\.|\/\/|\/\.|@\{|\.lock(\/|$)))(?!@$)[^\x00-\x20\x7f~^:?*[\\]*[^\x00-\x20\x7f~^:?*[\\/.]$/,
  "must be the name of a Git branch",
);

/**
 * Accepts a directory of a repository. `%`, `#` and `?` are refused because the contents API reads paths as part of a
 * URL, and the GitHub provider does not escape them.
 */
export const repositoryDirectory: Check<string> = (value) => {
  if (value.trim() === "") return 'must be a directory of the repository; "." is its root';
  if (value.startsWith("/")) return "must be relative to the root of the repository";
  const character = /[%#?\\\s\p{Cc}]/u.exec(value)?.[0];
  if (character !== undefined) return `must not contain ${JSON.stringify(character)}`;
  const segments = value.replace(/\/$/, "").replace(/^\.\//, "").split("/");
  if (segments.includes("..")) return 'must not leave the repository with ".."';
  if (segments.some((segment) => segment === "") || (segments.length > 1 && segments.includes(".")))
    return 'must not contain empty segments or "."';
  // https://fluxcd.io/flux/components/source/gitrepositories/#ignore-spec, and Git has no such directory.
  const hidden = segments.find((segment) => UNSEEN.has(segment.toLowerCase()));
  return hidden === undefined ? undefined : `must not be in ${hidden}, which Flux leaves out`;
};

/** Directories that source-controller leaves out of an artifact wherever they are. */
const UNSEEN = new Set([".git", ".github", ".circleci"]);

/** Accepts the URL of a service to which GitHub posts. */
export const webhookUrl: Check<string> = (value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const good =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === "";
  return good ? undefined : 'must be a URL such as "https://flux.example.com", without a user, a query or a fragment';
};

/** Accepts every text that is not empty. */
export const port: Check<string> = (value) =>
  /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? undefined : "must be a port: a number from 0 to 65535";

export const notEmpty: Check<string> = (value) => (value === "" ? "must not be empty" : undefined);

/** Returns a check that accepts only the given values. */
export function oneOf(allowed: readonly string[]): Check<string> {
  return (value) => (allowed.includes(value) ? undefined : `expected one of ${allowed.join(", ")}`);
}
