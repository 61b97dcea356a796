import type { AccessToken } from "../state/access-token";
import type { HostState } from "../state/host-state";

/** The part of the request that every field knows. */
export interface GraphQlContext {
  readonly state: HostState;
  readonly token: AccessToken;
}

/** A thing as a query sees it: a value for each field, or a function of the arguments of the field. */
export type GraphQlObject = Readonly<Record<string, unknown>>;
