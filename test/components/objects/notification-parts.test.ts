import assert from "node:assert/strict";

import { alertProviderParts } from "../../../components/objects/alert-provider";
import { receiverParts, type ReceiverArgs } from "../../../components/objects/receiver";
import { linesOf, secretsOf } from "./parts";

const RECEIVER = { type: "github", resources: [{ kind: "GitRepository", name: "apps" }] } satisfies ReceiverArgs;
const MINE = { name: "mine" };

describe("alertProviderParts", () => {
  it("makes nothing of itself, and waits for nothing", () => {
    const { kind, spec, secrets, problems, awaited } = alertProviderParts("chat", { type: "slack", channel: "ops" });
    assert.deepEqual({ kind, spec, secrets, problems, awaited }, { kind: "Provider", spec: { type: "slack", channel: "ops" }, secrets: [], problems: [], awaited: false });
  });

  it("makes a Secret of whatever keys it is given", async () => {
    const parts = alertProviderParts("chat", { type: "slack", secret: { token: "T", address: "https://hooks.example.com" } });
    assert.deepEqual(await secretsOf(parts), { "chat-secret": { token: "T", address: "https://hooks.example.com" } });
    assert.deepEqual(parts.spec, { type: "slack", secretRef: { name: "chat-secret" } });
  });

  it("refuses a Secret that is made and referred to at once", () => {
    assert.deepEqual(linesOf(alertProviderParts("chat", { type: "slack", secret: { token: "T" }, secretRef: MINE })), [
      "secretRef: must not be set beside secret, of which the Secret is made",
    ]);
  });
});

describe("receiverParts", () => {
  it("makes nothing of itself", () => {
    const { kind, spec, secrets, problems, awaited } = receiverParts("hook", RECEIVER);
    assert.deepEqual({ kind, spec, secrets, problems, awaited }, { kind: "Receiver", spec: RECEIVER, secrets: [], problems: [], awaited: true });
  });

  it("makes the Secret of a token", async () => {
    const parts = receiverParts("hook", { ...RECEIVER, token: "T" });
    assert.deepEqual(await secretsOf(parts), { "hook-token": { token: "T" } });
    assert.deepEqual(parts.spec, { ...RECEIVER, secretRef: { name: "hook-token" } });
  });

  it("refuses a Secret that is made and referred to at once", () => {
    assert.deepEqual(linesOf(receiverParts("hook", { ...RECEIVER, token: "T", secretRef: MINE })), [
      "secretRef: must not be set beside token, of which the Secret is made",
    ]);
  });

  it("does not wait for one that is suspended", () => {
    assert.equal(receiverParts("hook", { ...RECEIVER, suspend: true }).awaited, false);
  });
});
