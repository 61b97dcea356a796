export { removeLeftovers, LAB_PREFIX, type Leftover } from "./leftovers";
export type { ExitStatus, ManagedProcess, ProcessCommand } from "./managed-process";
export { supervise, type Supervisor } from "./supervisor";
