import type { Credentials } from "../credentials";
import type { Chart } from "./chart";

/** How to start a Helm repository. */
export interface HelmRepositoryOptions {
  /** Who may read. @defaultValue everybody */
  readonly credentials?: Credentials;
}

/** A Helm repository on this machine, over plain HTTP. */
export interface HelmRepository {
  /** "http://127.0.0.1:PORT" */
  readonly url: string;
  readonly credentials: Credentials | undefined;
  /** Adds a version of a chart, or replaces it. */
  add(chart: Chart): void;
  /** Closes every connection and frees the port. May be called again. */
  stop(): Promise<void>;
}
