/**
 * The SSH host keys of github.com, as its API lists them under `ssh_keys`. They are pinned here so that nothing is
 * trusted on first use; the fingerprints that GitHub publishes are checked in the tests.
 *
 * @see https://docs.github.com/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints
 */
const GITHUB_HOST_KEYS = [
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
  "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=",
  "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCj7ndNxQowgcQnjshcLrqPEiiphnt+VTTvDP6mHBL9j1aNUkY4Ue1gvwnGLVlOhGeYrnZaMgRK6+PKCUXaDbC7qtbW8gIkhL7aGCsOr/C56SJMy/BCZfxd1nWzAOxSDPgVsmerOBYfNqltV9/hWCqBywINIR+5dIg6JTJ72pcEpEjcYgXkE2YEFXV1JHnsKgbLWNlhScqb2UmyRkQyytRLtL+38TGxkxCflmO+5Z8CSSNY7GidjMIZ7Q4zMjA2n1nGrlTDkzwDCsw+wqFPGQA179cnfGWOWRVruj16z6XyvxvjJwbz0wQZ75XK5tKSb7FNyeIEs4TT4jk+S4dhPeAUC5y+bDYirYgM4GC7uEnztnZyaVWQ7B381AK4Qdrwt51ZqExKbQpTUNn+EjqoTwvqNj4kqx5QUCI0ThS/YkOxJCXmPUWZbhjpCg56i+2aB6CmK2JGhn57K5mj0MNdBXA4/WnwH6XoPWJzK5Nyu2zB3nAZp+S5hpQs+p1vN1/wsjk=",
] as const;

/** The SSH hosts of github.com; the second one serves SSH on the HTTPS port. */
const GITHUB_SSH_HOSTS: ReadonlyMap<string, string> = new Map([
  ["github.com", "github.com"],
  ["github.com:22", "github.com"],
  ["ssh.github.com:443", "[ssh.github.com]:443"],
]);

/** The `known_hosts` lines pinned for an SSH host (`host` or `host:port`), or undefined when none are. */
export function pinnedKnownHosts(sshHostname: string): string | undefined {
  const host = GITHUB_SSH_HOSTS.get(sshHostname);
  return host === undefined ? undefined : GITHUB_HOST_KEYS.map((key) => `${host} ${key}\n`).join("");
}
