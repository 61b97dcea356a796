import type { AccessToken } from "../state/access-token";
import type { HostState } from "../state/host-state";

/** What every field knows of the request. */
export interface GraphQlContext {
  readonly state: HostState;
  readonly token: AccessToken;
}

/** A thing as a query sees it: a value for each field, or a function of the field's arguments. */
export type GraphQlObject = Readonly<Record<string, unknown>>;
