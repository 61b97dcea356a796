import assert from "node:assert/strict";

import type { Fault } from "../../lab/git-host";
import { attempt, contentsOf, createFaultyStack, explained, finish } from "./faulty-stack";
import type { FaultyStack } from "./faulty-stack";
import { LOST_ANSWER, PASSING, REFUSALS, TOO_MANY } from "./host-faults";
import { lab } from "./world";

const DIRECTORY = "clusters/prod/flux-system";
/** The look at the branch, and the commit. */
const LOOK = "POST /graphql repository #1";
const COMMIT = "POST /graphql createCommitOnBranch #1";

describe("what goes wrong with a change of what is committed", () => {
  it("gets through what passes, explains what is refused, and commits the change in the next up", async () => {
    const { world, change } = await createCommitted();
    for (const fault of Object.values(PASSING)) {
      const expected = change();
      const { result, hit } = await attempt(world, [LOOK, COMMIT], fault);
      assert.deepEqual([result.exitCode, hit.length], [0, 2], result.stdout);
      assert.deepEqual(await contentsOf(world), expected);
    }
    for (const fault of Object.values(TOO_MANY)) {
      const expected = change();
      const { result, hit, infos } = await attempt(world, [COMMIT], fault);
      assert.deepEqual([result.exitCode, hit.length], [0, 1], result.stdout);
      assert.ok(
        infos.includes(
          `github: ${DIRECTORY} of ${world.name}/${world.name}: GitHub limits the rate of requests. The request is repeated.`,
        ),
        infos.join("\n"),
      );
      assert.deepEqual(await contentsOf(world), expected);
    }
    for (const fault of Object.values(REFUSALS)) {
      const expected = change();
      const { result, hit, errors } = await attempt(world, [COMMIT], fault);
      assert.deepEqual(hit, [COMMIT], result.stdout);
      assert.notEqual(result.exitCode, 0, JSON.stringify(fault));
      explained(errors, world);
      await finish(world, expected);
    }
  });

  it("commits nothing twice when the answer is lost, also when GitHub is not to be reached any more", async () => {
    const { world, change } = await createCommitted();
    const { repository, lab: own, stack } = world;
    const commits = (await repository.log()).length;
    const first = change();
    const { result, hit } = await attempt(world, [COMMIT], LOST_ANSWER);
    assert.deepEqual([result.exitCode, hit], [0, [COMMIT]], result.stdout);
    assert.deepEqual(await contentsOf(world), first);
    assert.equal((await repository.log()).length, commits + 1);

    const second = change();
    let isMade = false;
    const stop = own.gitHost.intercept(({ route }): Fault | undefined => {
      if (!isMade && route !== "/graphql createCommitOnBranch") return undefined;
      const fault: Fault = isMade ? { drop: true } : LOST_ANSWER;
      isMade = true;
      return fault;
    });
    const { stdout, stderr } = await stack.up({ expectFailure: true }).finally(stop);
    assert.match(stdout + stderr, /github: clusters\/prod\/flux-system of .* was tried 3 times; run it again\./);
    assert.deepEqual(await contentsOf(world), second);
    await finish(world, second);
    assert.equal((await repository.log()).length, commits + 2);
    await finish(world, change());
  });
  /** A stack that is committed, and what changes its program and returns what should be committed then. */
  async function createCommitted(): Promise<{
    readonly world: FaultyStack;
    readonly change: () => ReadonlyMap<string, string>;
  }> {
    const world = await createFaultyStack(await lab());
    await world.stack.up();
    const first = await contentsOf(world);
    const file = `${DIRECTORY}/gotk-sync.yaml`;
    let minutes = 10;
    const change = () => {
      minutes += 1;
      const interval = `${String(minutes)}m0s`;
      world.stack.setConfig({ sync: { interval } });
      return new Map(first).set(file, (first.get(file) ?? "").replace("interval: 10m0s", `interval: ${interval}`));
    };
    return { world, change };
  }
});
