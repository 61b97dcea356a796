import type * as pulumi from "@pulumi/pulumi";

import { isMocked } from "../../../../pulumi/deployment";
import { knownValue } from "../../../../pulumi/resolve-output";
import type { GitHubAccess } from "../github-access";
import { createApi } from "../providers/api";
import type { GitHubTarget } from "../read-errors";
import { apiReader } from "./api-reader";
import { providerReader } from "./provider-reader";
import type { RepositoryReader } from "./reader";

/** The arguments of a reader. */
export interface ReaderOptions {
  readonly access: GitHubAccess;
  /** Certificates as PEM, in addition to those that Node.js trusts. */
  readonly certificateAuthority: pulumi.Input<string> | undefined;
  /** Lists the deploy keys, which requires the right to administer the repository. */
  readonly listsKeys: boolean;
}

/**
 * Returns a reader that asks GitHub itself, by few requests, where the credentials of the GitHub provider can be found; and one that
 * asks through the provider where they cannot, or where mocks answer for it.
 */
export async function openReader(
  target: GitHubTarget,
  { access, certificateAuthority, listsKeys }: ReaderOptions,
  component: pulumi.Resource,
): Promise<RepositoryReader> {
  const [connection, certificates] = await Promise.all([access.connection, knownValue(certificateAuthority)]);
  const trusts = certificateAuthority === undefined || certificates !== undefined;
  if (connection === undefined || !trusts || isMocked()) return providerReader(target, listsKeys, component);
  const api = createApi(connection.api, connection.tokens, certificates);
  return apiReader(target, { api, listsKeys, providerOwner: connection.owner }, component);
}
