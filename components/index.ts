export { FluxBootstrap } from "./flux-bootstrap";
export type { FluxBootstrapArgs, GitHubArgs, SyncArgs } from "./args";
export type { CommittedFile } from "./git-hosts/git-host";
export { LogLevel } from "./manifests/install-options";
export { DeletionPolicy } from "./manifests/sync";
export { InvalidArgumentsError } from "./errors";
export type { Problem } from "./errors";
export { fetchRelease, readRelease } from "./release";
