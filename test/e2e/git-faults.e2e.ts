import assert from "node:assert/strict";

import type { Fault } from "../../lab/git-host";
import { attempt, contentsOf, createFaultyStack, explained, finish, limiter } from "./faulty-stack";
import type { FaultyStack } from "./faulty-stack";
import { limited, LOST_ANSWER, PASSING, REFUSALS, TOO_MANY } from "./host-faults";
import { lab } from "./world";

const REPOSITORY = "/repos/fleet/fleet";
const LOOKUPS = [`GET ${REPOSITORY}/keys #1`, "POST /graphql repository #1", `GET ${REPOSITORY}/git/trees/{sha} #1`];
const KEY = `POST ${REPOSITORY}/keys #1`;
/** The look at the branch, and the commit. */
const COMMIT = ["POST /graphql repository #2", "POST /graphql createCommitOnBranch #1"];
/** After these a stack is not fresh enough for more: the commit may have been made while the key was not. */
const LAST = [KEY, ...COMMIT.slice(-1)];

/** Calls that go wrong in one `up`, how they do, and whether the `up` then fails. */
interface Step {
  readonly calls: readonly string[];
  readonly fault: Fault;
  readonly fails: boolean;
}

/**
 * Each call goes wrong once in each way that is treated otherwise, and the faults of that way take turns. What becomes of every
 * call with every fault is decided by what the provider says of it, and is in the tests of the two functions that do.
 */
function plan(faults: readonly Fault[], steps: readonly Omit<Step, "fault">[]): readonly Step[] {
  return steps.map((step, index) => ({ ...step, fault: faults[index % faults.length] ?? {} }));
}

const failing = (...calls: readonly string[]) => calls.map((call) => ({ calls: [call], fails: true }));
const absorbed = (...calls: readonly string[]) => ({ calls, fails: false });

const PLANS: Readonly<Record<string, readonly Step[]>> = {
  "refusals of what is looked up": plan(Object.values(REFUSALS), failing(...LOOKUPS)),
  "refusals of what is written": plan(Object.values(REFUSALS), failing(KEY, ...COMMIT)),
  "too many requests": plan(Object.values(TOO_MANY), [absorbed(...LOOKUPS, KEY), absorbed(...COMMIT)]),
  "an answer that is lost after the work": plan([LOST_ANSWER], [absorbed(KEY, ...COMMIT)]),
};

describe("what goes wrong with a call to the Git host", () => {
  /** Every call of an `up` in which nothing goes wrong. */
  let calls: readonly string[];
  let expected: ReadonlyMap<string, string>;
  /** What becomes of each test: they run two at a time. */
  const outcomes = new Map<string, Promise<void>>();

  before("an up without faults, and the others begun", async function () {
    const clean = await createFaultyStack(await lab());
    ({ calls } = await attempt(clean));
    expected = await contentsOf(clean);
    assert.equal(expected.size, 3);
    const run = limiter(2); // an `up` waits for others half of the time
    const start = (name: string, work: () => Promise<void>) => {
      const outcome = run(work);
      outcome.catch(() => undefined); // the test that waits for it reports it
      outcomes.set(name, outcome);
    };
    start("waiting", waitForLimit);
    for (const [name, steps] of Object.entries(PLANS)) start(name, () => play(steps));
    for (const [name, fault] of Object.entries(PASSING)) start(name, () => play(plan([fault], [absorbed(...calls)])));
  });

  /** A step after the other: a stack that failed goes on where it can, else it is finished and another one begins. */
  async function play(steps: readonly Step[]): Promise<void> {
    let world = await createFaultyStack(await lab());
    for (const step of steps) {
      const { result, hit, errors } = await attempt(world, step.calls, step.fault);
      const what = [...step.calls, ...errors].join("\n");
      assert.deepEqual([...hit].sort(), [...step.calls].sort(), what);
      assert.equal(result.exitCode !== 0, step.fails, what);
      if (step.fails) explained(errors, world);
      if (!step.fails || step.calls.some((call) => LAST.includes(call))) world = await next(world);
    }
    await finish(world, expected);
  }

  async function next(world: FaultyStack): Promise<FaultyStack> {
    await finish(world, expected);
    return createFaultyStack(world.lab);
  }

  it("has a plan for every call", () => {
    const kinds = (of: readonly string[]) =>
      [
        ...new Set(
          of.map((call) => call.replace(/[\w-]+\.ya?ml|(cluster-)?Kustomization/, "{file}").replace(/ #\d+$/, "")),
        ),
      ].sort();
    const { "too many requests": many, "an answer that is lost after the work": lost, ...refusals } = PLANS;
    for (const steps of [many ?? [], Object.values(refusals).flat()])
      assert.deepEqual(kinds(steps.flatMap((step) => step.calls)), kinds(calls));
    // A lost answer to a question is a dropped connection.
    assert.deepEqual(
      kinds((lost ?? []).flatMap((step) => step.calls)),
      kinds(calls.filter((call) => !call.startsWith("GET "))),
    );
  });

  for (const name of Object.keys(PASSING)) it(`gets through ${name} at every single call`, () => outcomes.get(name));

  for (const name of Object.keys(PLANS))
    it(`gets through ${name}, or explains it and finishes in the next up`, () => outcomes.get(name));

  it("says that it waits for a limit to pass", () => outcomes.get("waiting"));

  async function waitForLimit(): Promise<void> {
    const world = await createFaultyStack(await lab());
    const [lookup = "", commit = ""] = [LOOKUPS[0], COMMIT[1]];
    const { result, infos } = await attempt(world, [lookup, commit], limited(16));
    assert.equal(result.exitCode, 0, result.stdout);
    for (const what of [
      `the deploy keys of ${world.name}/${world.name}`,
      `clusters/prod/flux-system of ${world.name}/${world.name}`,
    ]) {
      assert.ok(
        infos.includes(`github: still waiting for the answer about ${what}: GitHub may be limiting requests`),
        infos.join("\n"),
      );
    }
  }
});
