import assert from "node:assert/strict";

import type { FluxBootstrapArgs, NotificationsArgs } from "../../../components";
import { problems } from "../../../components/bootstrap/problems";
import { APP_KEY } from "../private-keys";

const MINIMAL = { github: { owner: "acme", repository: "fleet" }, path: "clusters/prod" };
const SLACK = { type: "slack", address: "https://hooks.slack.com/services/hidden" } as const;
const APP = { appId: "1", installationId: "2", privateKey: APP_KEY };

/** What is wrong with some notifications, as `path: reason`. */
function problemsOf(notifications: unknown, args: Partial<FluxBootstrapArgs> = {}): string[] {
  const all = { ...MINIMAL, ...args, notifications: notifications as NotificationsArgs };
  return problems(all).map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);
}

describe("notificationsProblems", () => {
  const good: readonly NotificationsArgs[] = [
    {},
    { commitStatus: { token: "t" } },
    { commitStatus: { githubApp: APP } },
    { commitStatus: { githubApp: { appId: "1", installationOwner: "acme", privateKey: APP_KEY } } },
    { chat: SLACK },
    { chat: { ...SLACK, token: "t", channel: "#ops", username: "flux", eventSeverity: "error" } },
    { receiver: { url: "https://flux.example.com" } },
    { receiver: { url: "http://flux.example.com:8080/hooks/", insecureSsl: true, rotation: "2026-11" } },
  ];
  for (const notifications of good) {
    it(`finds nothing wrong with ${JSON.stringify(notifications)}`, () => {
      assert.deepEqual(problemsOf(notifications), []);
    });
  }

  const bad: readonly (readonly [string, unknown, readonly string[]])[] = [
    [
      "what there is not",
      { email: {} },
      ["notifications.email: unknown argument, expected one of commitStatus, chat, receiver"],
    ],
    [
      "statuses by nobody",
      { commitStatus: {} },
      ["notifications.commitStatus: must have exactly one of token and githubApp"],
    ],
    [
      "statuses by two",
      { commitStatus: { token: "t", githubApp: APP } },
      ["notifications.commitStatus: must have exactly one of token and githubApp"],
    ],
    ["an empty token", { commitStatus: { token: "" } }, ["notifications.commitStatus.token: must not be empty"]],
    [
      "an App without a key",
      { commitStatus: { githubApp: { appId: "1", installationId: "2" } } },
      ["notifications.commitStatus.githubApp.privateKey: is required and must not be empty"],
    ],
    [
      "an App without its installation",
      { commitStatus: { githubApp: { appId: "1", privateKey: APP_KEY } } },
      [
        "notifications.commitStatus.githubApp: must have exactly one of installationId and installationOwner, got neither. Set one of them.",
      ],
    ],
    [
      "a chat without anything",
      { chat: {} },
      ["notifications.chat.type: is required", "notifications.chat.address: is required and must not be empty"],
    ],
    [
      "a channel of two lines",
      { chat: { ...SLACK, channel: "a\nb" } },
      ['notifications.chat.channel: must be one line of text, got "a\\nb"'],
    ],
    ["a receiver without a URL", { receiver: {} }, ["notifications.receiver.url: is required and must not be empty"]],
    [
      "a rotation that is no part of a name",
      { receiver: { url: "https://a.example.com", rotation: "A" } },
      [
        'notifications.receiver.rotation: must be at most 32 lower-case letters, digits and dashes such as "2026-11", got "A"',
      ],
    ],
  ];
  for (const [what, notifications, expected] of bad) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(problemsOf(notifications), expected);
    });
  }

  it("refuses the owner of an installation where the release does not look it up", () => {
    const githubApp = { appId: "1", installationOwner: "acme", privateKey: APP_KEY };
    assert.deepEqual(problemsOf({ commitStatus: { githubApp } }, { version: "v2.7.5" }), [
      "notifications.commitStatus.githubApp.installationOwner: requires Flux v2.8 or newer, got v2.7.5, which only knows the ID. Set installationId instead.",
    ]);
  });

  it("refuses a URL that GitHub cannot post to, and does not show it", () => {
    for (const url of [
      "flux.example.com",
      "ftp://flux.example.com",
      "https://me:hidden@flux.example.com",
      "https://flux.example.com?a=hidden",
    ]) {
      assert.deepEqual(problemsOf({ receiver: { url } }), [
        'notifications.receiver.url: must be a URL such as "https://flux.example.com", without a user, a query or a fragment',
      ]);
    }
  });

  it("needs notification-controller, wherever it is listed", () => {
    const components = ["source-controller", "kustomize-controller"];
    const expected =
      'notifications: requires "notification-controller", which sends the notifications and receives the webhooks. Add it to components.';
    assert.deepEqual(problemsOf({ chat: SLACK }, { components }), [expected]);
    assert.deepEqual(problemsOf({}, { components }), []);
    assert.deepEqual(problemsOf({ chat: SLACK }, { components, componentsExtra: ["notification-controller"] }), []);
  });
});
