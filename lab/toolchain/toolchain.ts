import type { ToolName } from "./tool-name";

/** The programs of a lab, ready to be started. */
export interface Toolchain {
  /** Absolute path of a tool's executable. */
  path(tool: ToolName): string;
  /** Absolute path of a file that a tool needs at run time, such as kwok's `stages.yaml`. */
  file(tool: ToolName, name: string): string;
  /** The tool's version without a leading `v`, such as `4.25.0` for the Kubernetes plugin. */
  version(tool: ToolName): string;
}
