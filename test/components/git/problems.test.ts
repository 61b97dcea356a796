import assert from "node:assert/strict";

import type { FluxBootstrapArgs } from "../../../components";
import { problems } from "../../../components/bootstrap/problems";
import { APP_KEY, SSH_KEY } from "../private-keys";

const GITHUB = { owner: "acme", repository: "fleet" };

/** What is wrong with some arguments, as `path: reason`. */
function problemsOf(args: Partial<FluxBootstrapArgs>): string[] {
  return problems({ github: GITHUB, path: "clusters/prod", ...args }).map(
    ({ propertyPath, reason }) => `${propertyPath}: ${reason}`,
  );
}

describe("gitProblems", () => {
  const good: readonly Partial<FluxBootstrapArgs>[] = [
    {},
    { github: { ...GITHUB, sshHostname: "ssh.github.com:443" } },
    { github: { ...GITHUB, url: "https://github.example.com/", knownHosts: "github.example.com ssh-ed25519 AAAA" } },
    { github: { ...GITHUB, url: "https://github.example.com" }, credentials: { token: { value: "t" } } },
    { github: { ...GITHUB, createRepository: {} } },
    {
      credentials: {
        deployKey: { algorithm: "rsa", rsaBits: 4096, rotation: "2026-11", readOnly: false, title: "prod" },
      },
    },
    { credentials: { sshKey: { privateKey: SSH_KEY, password: "p" } } },
    { credentials: { githubApp: { appId: "1", installationId: "2", privateKey: APP_KEY } } },
    { version: "v2.8.8", credentials: { githubApp: { appId: "1", installationOwner: "acme", privateKey: APP_KEY } } },
    { credentials: { existingSecret: { name: "git-credentials", transport: "https" } } },
    { credentials: { existingSecret: { name: "app", transport: "https", provider: "github" } } },
    { credentials: { anonymous: true } },
    { credentials: { anonymous: false, deployKey: {} } },
    {
      commit: {
        mode: "pullRequest",
        pullRequest: { reviewers: ["octocat", "acme/platform"], branchPrefix: "flux/prod" },
      },
    },
    {
      commit: {
        author: { name: "Flux", email: "flux@example.com" },
        messagePrefix: "flux: ",
        messageAppendix: "[ci skip]",
      },
    },
    { sync: { proxy: { address: "http://proxy.example.com:3128", password: "p" } } },
  ];
  for (const args of good) {
    it(`finds nothing wrong with ${JSON.stringify(args)}`, () => {
      assert.deepEqual(problemsOf(args), []);
    });
  }

  const bad: readonly (readonly [string, unknown, readonly string[]])[] = [
    [
      "two kinds of credentials",
      { credentials: { anonymous: true, token: { value: "t" } } },
      ["credentials: must be of one kind, got token and anonymous. Set only one of them."],
    ],
    [
      "credentials of no kind",
      { credentials: { password: "x" } },
      [
        "credentials.password: unknown argument, expected one of deployKey, sshKey, token, githubApp, existingSecret, anonymous",
      ],
    ],
    [
      "an App over SSH",
      { credentials: { existingSecret: { name: "app", provider: "github" } } },
      [
        'credentials.existingSecret.provider: "github" requires transport "https", over which a GitHub App reads. Set transport to it.',
      ],
    ],
    [
      "a key that is missing",
      { credentials: { sshKey: {} } },
      ["credentials.sshKey.privateKey: is required and must not be empty"],
    ],
    [
      "a token that is empty",
      { credentials: { token: { value: "" } } },
      ["credentials.token.value: is required and must not be empty"],
    ],
    [
      "an App without its number",
      { credentials: { githubApp: { privateKey: APP_KEY } } },
      ["credentials.githubApp.appId: is required and must not be empty"],
    ],
    [
      "an App without its installation",
      { credentials: { githubApp: { appId: "1", privateKey: APP_KEY } } },
      [
        "credentials.githubApp: must have exactly one of installationId and installationOwner, got neither. Set one of them.",
      ],
    ],
    [
      "an App with its installation twice",
      {
        credentials: { githubApp: { appId: "1", installationId: "2", installationOwner: "acme", privateKey: APP_KEY } },
      },
      [
        "credentials.githubApp: must have exactly one of installationId and installationOwner, got both. Set one of them.",
      ],
    ],
    [
      "an App with an empty owner",
      { credentials: { githubApp: { appId: "1", installationOwner: "", privateKey: APP_KEY } } },
      ["credentials.githubApp.installationOwner: must not be empty"],
    ],
    [
      "the owner of an installation with a release that does not look it up",
      {
        version: "v2.7.5",
        credentials: { githubApp: { appId: "1", installationOwner: "acme", privateKey: APP_KEY } },
      },
      [
        "credentials.githubApp.installationOwner: requires Flux v2.8 or newer, got v2.7.5, which only knows the ID. Set installationId instead.",
      ],
    ],
    [
      "a short RSA key",
      { credentials: { deployKey: { algorithm: "rsa", rsaBits: 1024 } } },
      ["credentials.deployKey.rsaBits: must be a whole number from 2048 to 16384, got 1024"],
    ],
    [
      "bits of another key",
      { credentials: { deployKey: { rsaBits: 2048 } } },
      ['credentials.deployKey.rsaBits: requires algorithm "rsa". Set algorithm to it, or remove rsaBits.'],
    ],
    [
      "an unknown algorithm",
      { credentials: { deployKey: { algorithm: "dsa" } } },
      ['credentials.deployKey.algorithm: expected one of ed25519, ecdsa, rsa, got "dsa"'],
    ],
    [
      "a rotation that is no part of a name",
      { credentials: { deployKey: { rotation: "Nov 2026" } } },
      [
        'credentials.deployKey.rotation: must be at most 32 lower-case letters, digits and dashes such as "2026-11", got "Nov 2026"',
      ],
    ],
    [
      "a Secret of an impossible name",
      { credentials: { existingSecret: { name: "Git" } } },
      ['credentials.existingSecret.name: must be a DNS name: lower-case letters, digits, dashes and dots, got "Git"'],
    ],
    [
      "an unknown mode",
      { commit: { mode: "merge" } },
      ['commit.mode: expected one of push, pullRequest, none, got "merge"'],
    ],
    [
      "a pull request of a push",
      { commit: { pullRequest: {} } },
      ['commit.pullRequest: requires commit.mode "pullRequest". Set commit.mode to it, or remove pullRequest.'],
    ],
    [
      "an author without an address",
      { commit: { author: { name: "Flux", email: "flux" } } },
      ['commit.author.email: must be an e-mail address such as "flux@example.com", got "flux"'],
    ],
    [
      "a prefix of two lines",
      { commit: { messagePrefix: "a\nb" } },
      ['commit.messagePrefix: must be one line of text, got "a\\nb"'],
    ],
    [
      "a new repository to ask in",
      { github: { ...GITHUB, createRepository: {} }, commit: { mode: "pullRequest" } },
      [
        'github.createRepository: conflicts with commit.mode "pullRequest": a repository that this program creates has no branch to open a pull request against',
      ],
    ],
    [
      "a visibility that there is not",
      { github: { ...GITHUB, createRepository: { visibility: "secret" } } },
      ['github.createRepository.visibility: expected one of private, internal, public, got "secret"'],
    ],
    [
      "a URL with a path",
      { github: { ...GITHUB, url: "https://github.com/acme" } },
      ['github.url: must be a URL without a path such as "https://github.example.com", got "https://github.com/acme"'],
    ],
    [
      "a host without pinned keys",
      { github: { ...GITHUB, url: "https://acme.ghe.com" } },
      [
        'github.knownHosts: is required for "acme.ghe.com", for which this package pins no host keys. Set it to the keys that the host publishes: no key is trusted on first use.',
      ],
    ],
  ];
  for (const [what, args, expected] of bad) {
    it(`refuses ${what}`, () => {
      // What no compiler has seen.
      assert.deepEqual(problemsOf(args as Partial<FluxBootstrapArgs>), expected);
    });
  }
});
