import { devNull } from "node:os";

/**
 * The environment of every git process: nothing of the user's configuration, and none of the `GIT_*` variables
 * that git sets when a hook runs the lab.
 *
 * @see https://git-scm.com/docs/git#_environment_variables
 */
export function gitEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, SystemRoot } = process.env;
  return {
    ...(PATH === undefined ? {} : { PATH }),
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_SYSTEM: devNull,
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
    ...more,
  };
}
