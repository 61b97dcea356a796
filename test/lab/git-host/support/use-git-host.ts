import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGitHost, type GitHost } from "../../../../lab/git-host";

/** A host for the tests of a `describe`, and a directory of their own: both are gone after the last of them. */
export function useGitHost(): { readonly host: () => GitHost; readonly scratch: () => string } {
  let host: GitHost | undefined;
  let scratch = "";
  before(async () => {
    scratch = await mkdtemp(join(tmpdir(), "git-host-test-"));
    host = await startGitHost({ directory: join(scratch, "repositories") });
  });
  after(async () => {
    await host?.stop();
    await rm(scratch, { recursive: true, force: true });
  });
  return {
    host: () => {
      if (host === undefined) throw new Error("the host is started by a hook: ask for it in a test");
      return host;
    },
    scratch: () => scratch,
  };
}
