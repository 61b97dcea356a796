import type { ManagedProcess } from "../processes";
import type { ControllerPod } from "./controller-pod";

/** A Flux controller that runs. */
export interface RunningController {
  readonly pod: ControllerPod;
  readonly process: ManagedProcess;
  /** The ports of 127.0.0.1 that it listens on, by the names of its container's ports. */
  readonly ports: Readonly<Record<string, number>>;
}
