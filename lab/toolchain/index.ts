export { prepareToolchain } from "./prepare-toolchain";
export type { Toolchain } from "./toolchain";
export type { ToolName } from "./tool-name";
