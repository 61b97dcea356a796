import type { KeyObject } from "node:crypto";
import type { Account } from "./account";

/** A GitHub App that is installed in one account. */
export interface GitHubApp {
  readonly id: number;
  readonly installationId: number;
  readonly account: Account;
  readonly publicKey: KeyObject;
  readonly write: boolean;
  /** "owner/name" of the repositories that it is installed in, undefined for all of the account's. */
  readonly repositories: readonly string[] | undefined;
  readonly createdAt: Date;
}

/** The name of every app in addresses. */
export const APP_SLUG = "lab";

/** Whom a commit is by that an app makes in its own name. */
export const BOT_LOGIN = `${APP_SLUG}[bot]`;
