import assert from "node:assert/strict";

import type { Fault } from "../../lab/git-host";
import { attempt, contentsOf, createFaultyStack, explained, finish } from "./faulty-stack";
import type { FaultyStack } from "./faulty-stack";
import { LOST_ANSWER, PASSING, REFUSALS, TOO_MANY } from "./host-faults";
import { lab } from "./world";

const FILE = "clusters/prod/flux-system/gotk-sync.yaml";
const COMMIT = "PUT /repos/fleet/fleet/contents/gotk-sync.yaml #1";
/** The files and their commits have been looked up before. */
const READ_BACK = ["GET /repos/fleet/fleet/contents/gotk-sync.yaml #2", "GET /repos/fleet/fleet/commits/{sha} #4"];

describe("what goes wrong with a change of what is committed", () => {
  /** They take a minute each, and run at the same time. */
  let known: Promise<void>;
  let unheard: Promise<void>;

  before("both begun", () => {
    [known, unheard] = [playKnown(), playUnheard()];
    for (const outcome of [known, unheard]) outcome.catch(() => undefined); // the test that waits for it reports it
  });

  it("gets through what passes, explains what is refused, and commits the change in the next up", () => known);

  it("says that it has not heard of a commit, and commits nothing twice after the refresh that it asks for", () =>
    unheard);

  async function playKnown(): Promise<void> {
    const { world, change } = await createCommitted();
    for (const fault of Object.values(PASSING)) {
      const expected = change();
      const { result, hit } = await attempt(world, [COMMIT, ...READ_BACK], fault);
      assert.deepEqual([result.exitCode, hit.length], [0, 3], result.stdout);
      assert.deepEqual(await contentsOf(world), expected);
    }
    for (const fault of Object.values(TOO_MANY)) {
      const expected = change();
      const { result, hit, infos } = await attempt(world, [COMMIT], fault);
      assert.deepEqual([result.exitCode, hit.length], [0, 1], result.stdout);
      assert.ok(
        infos.includes(
          `github: ${FILE} of ${world.name}/${world.name}: GitHub limits the rate of requests. The request is repeated.`,
        ),
        infos.join("\n"),
      );
      assert.deepEqual(await contentsOf(world), expected);
    }
    for (const fault of Object.values(REFUSALS)) {
      const expected = change();
      await fails(world, COMMIT, fault);
      await finish(world, expected);
    }
  }

  async function playUnheard(): Promise<void> {
    const { world, change } = await createCommitted();
    const readBack = Object.values({ ...TOO_MANY, ...REFUSALS }).map((fault, index) => ({
      call: READ_BACK[index % 2] ?? "",
      fault,
    }));
    for (const { call, fault } of [...readBack, { call: COMMIT, fault: LOST_ANSWER }]) {
      const expected = change();
      await fails(world, call, fault);
      assert.deepEqual(await contentsOf(world), expected);
      const commits = (await world.repository.log()).length;
      // Of an `up --refresh` only this is in need of it, and there is no cluster to ask about the rest.
      await world.stack.refresh({ args: ["--target", "**::flux-gotk-sync.yaml"] });
      await finish(world, expected);
      assert.equal((await world.repository.log()).length, commits);
    }
    await finish(world, change());
  }

  async function fails(world: FaultyStack, call: string, fault: Fault): Promise<void> {
    const { result, hit, errors } = await attempt(world, [call], fault);
    assert.deepEqual(hit, [call], result.stdout);
    assert.notEqual(result.exitCode, 0, `${call} ${JSON.stringify(fault)}`);
    explained(errors, world);
  }

  /** A stack that is committed, and what changes its program and returns what should be committed then. */
  async function createCommitted(): Promise<{
    readonly world: FaultyStack;
    readonly change: () => ReadonlyMap<string, string>;
  }> {
    const world = await createFaultyStack(await lab());
    await world.stack.up();
    const first = await contentsOf(world);
    let minutes = 10;
    const change = () => {
      minutes += 1;
      const interval = `${String(minutes)}m0s`;
      world.stack.setConfig({ sync: { interval } });
      return new Map(first).set(FILE, (first.get(FILE) ?? "").replace("interval: 10m0s", `interval: ${interval}`));
    };
    return { world, change };
  }
});
