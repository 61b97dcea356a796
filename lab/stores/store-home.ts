import type { Supervisor } from "../cluster/processes";
import type { Toolchain } from "../toolchain";

/** What a store's program runs with. */
export interface StoreHome {
  readonly toolchain: Toolchain;
  readonly processes: Supervisor;
}
