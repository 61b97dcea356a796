import { COMPONENTS } from "../manifests/controllers";
import * as checks from "./checks";

/**
 * The checks that the arguments name with `@format`, `@itemFormat` and `@keyFormat`, and that the schema contains: the
 * pattern and its explanation stay in one place.
 */
export const FORMATS = {
  component: checks.oneOf(COMPONENTS),
  decryptionKey: checks.decryptionKey,
  dnsLabel: checks.dnsLabel,
  dnsSubdomain: checks.dnsSubdomain,
  email: checks.email,
  envName: checks.envName,
  flag: checks.flag,
  fluxVersion: checks.fluxVersion,
  gitBranch: checks.gitBranch,
  gitHubOwner: checks.gitHubOwner,
  gitHubRepository: checks.gitHubRepository,
  gitHubReviewer: checks.gitHubReviewer,
  goDuration: checks.goDuration,
  hostAndPort: checks.hostAndPort,
  imageDigest: checks.imageDigest,
  imageRegistry: checks.imageRegistry,
  labelKey: checks.labelKey,
  labelValue: checks.labelValue,
  nameSuffix: checks.nameSuffix,
  noProxyHost: checks.noProxyHost,
  notEmpty: checks.notEmpty,
  oneLine: checks.oneLine,
  proxyUrl: checks.proxyUrl,
  quantity: checks.quantity,
  repositoryDirectory: checks.repositoryDirectory,
  shardName: checks.shardName,
  taintKey: checks.taintKey,
  webOrigin: checks.webOrigin,
  webhookUrl: checks.webhookUrl,
} as const satisfies Readonly<Record<string, checks.Check<string>>>;

/** The formats of values that may hold a password by mistake, so that they are never shown. */
export const PRIVATE_FORMATS: ReadonlySet<string> = new Set(["proxyUrl", "webhookUrl"]);
