import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { CompletionMark } from "../../../components/bootstrap/completion-mark";
import { hookTrial } from "../cluster/hooks/hook-trial";

const SYNC = { namespace: "flux-system", name: "flux-system" };

describe("CompletionMark", () => {
  const trial = hookTrial();
  /** Returns the values that are written. */
  const written = async (use: (mark: CompletionMark) => Promise<void>): Promise<unknown[]> => {
    trial.answer = () => ({});
    await trial.make(({ component }) => {
      const completionMark = pulumi.output("state-names");
      return use(new CompletionMark({ component, completionMark, options: { sync: SYNC } as never }));
    });
    return trial.requests.map(({ body }) => (body as { value: unknown }[])[0]?.value);
  };

  it("is written once the state has everything", async () => {
    assert.deepEqual(await written((mark) => mark.reach(false)), ["state-names"]);
  });

  it("is not written again", async () => {
    assert.deepEqual(await written((mark) => mark.reach(true)), []);
  });

  it("is off from the first object that is begun to the last one that the state has", async () => {
    const values = await written(async (mark) => {
      await mark.reach(true);
      await Promise.all([mark.begin("a"), mark.begin("b")]);
      await mark.end("a");
      await mark.end("of an update");
      await mark.end("b");
    });
    assert.deepEqual(values, ["state-creating", "state-names"]);
  });

  it("stays off where an object fails", async () => {
    const values = await written(async (mark) => {
      await mark.begin("a");
      await mark.reach(false);
    });
    assert.deepEqual(values, ["state-creating"]);
  });

  it("stays off as long as something of the component is not there", async () => {
    const values = await written(async (mark) => {
      await mark.begin("a");
      await mark.end("a");
    });
    assert.deepEqual(values, ["state-creating"]);
  });

  it("is only an aid: a cluster that refuses it is left to the provider", async () => {
    await assert.doesNotReject(
      trial.make(({ component }) => {
        trial.answer = () => 403;
        const completionMark = pulumi.output("state-names");
        return new CompletionMark({ component, completionMark, options: { sync: SYNC } as never }).reach(false);
      }),
    );
    assert.equal(trial.requests.length, 1);
  });
});
