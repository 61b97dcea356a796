export { createStack, type StackOptions } from "./pulumi/create-stack";
export type { EngineEvent, Step } from "./pulumi/engine-event";
export { startKeyService, type KeyService } from "./pulumi/key-service";
export { startProgramHost, type ProgramHost, type StackHost } from "./pulumi/program-host/program-host";
export { PulumiError } from "./pulumi/pulumi-error";
export type { PulumiResult, PulumiRun } from "./pulumi/run";
export { CREATES_BY_POST } from "./pulumi/run-environment";
export type { EngineCommand, PreviewOptions, RunOptions, Stack } from "./pulumi/stack";
export type { ConfigValue, StackConfig } from "./pulumi/stack-settings";
