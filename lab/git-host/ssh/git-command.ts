import { SERVICES, type Service } from "../http/service";

/** What a git client asks for over SSH. */
export interface GitCommand {
  readonly service: Service;
  /** "owner/name" */
  readonly repository: string;
}

/** Reads a command such as "git-upload-pack '/owner/name.git'"; undefined when it is any other. */
export function parseGitCommand(command: string): GitCommand | undefined {
  const [, name, path = ""] = /^(git[- ][a-z-]+) +'?\/?([^']+?)'?$/.exec(command.trim()) ?? [];
  const service = SERVICES.find((known) => known === name?.replace(" ", "-"));
  return service && { service, repository: path.replace(/\/$/, "").replace(/\.git$/, "") };
}
