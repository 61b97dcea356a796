import assert from "node:assert/strict";

import type { Fault } from "../../../../../../lab/git-host";
import { openWebhookSink } from "../../../../../lab/git-host/support/webhook-sink";
import { refusal } from "./load-provider";
import { DIRECTORY, FILES, MUTATION, READ, SYNC, useBranches } from "./use-branch";

const AUTHOR = { name: "Flux", email: "flux@example.com" };
const MOVE = "/repos/{owner}/{repo}/git/refs/{ref}";
const CHANGED = { ...FILES, [SYNC]: "sync: 2\n" };
const LOST: Fault = { drop: true, when: "after" };

describe("the provider that commits, when GitHub does not do its part", function () {
  this.timeout(60_000);
  const { host, provider, branch, once, always, routes } = useBranches();

  for (const [way, route, access] of [
    ["in the token's name", MUTATION, {}],
    ["by an author", MOVE, { author: AUTHOR }],
  ] as const) {
    it(`finds its own commit ${way} when the answer was lost, in create, update and delete`, async () => {
      const { inputs, repository, log } = await branch();
      const loaded = provider();
      once(route, () => LOST);
      const { outs: created } = await loaded.create(inputs(access));
      assert.equal((await log()).length, 1);
      assert.deepEqual(
        Object.values(created.committed).map(({ commit }) => commit),
        Array(3).fill((await log())[0]?.sha),
      );
      once(route, () => LOST);
      const { outs: updated } = await loaded.update("", created, inputs({ ...access, files: CHANGED }));
      assert.equal((await log()).length, 2);
      assert.equal(updated.committed[SYNC]?.commit, (await log())[0]?.sha);
      once(route, () => LOST);
      await loaded.delete("", updated);
      assert.equal((await log()).length, 3);
      assert.deepEqual(await repository.files(), ["README.md"]);
      assert.deepEqual(
        loaded.lines,
        Array(3).fill(
          `github: ${DIRECTORY} of ${repository.fullName}: GitHub does not answer as it should. The request is repeated.`,
        ),
      );
    });
  }

  it("finds its own commit in the next run when the process was gone before the state had it", async () => {
    const { inputs, log } = await branch();
    const { outs: lost } = await provider().create(inputs());
    const { outs: created } = await provider().create(inputs());
    assert.deepEqual(created, lost);
    assert.equal((await log()).length, 1);
    const { outs: lostToo } = await provider().update("", created, inputs({ files: CHANGED }));
    const { outs: updated } = await provider().update("", created, inputs({ files: CHANGED }));
    assert.deepEqual(updated, lostToo);
    assert.equal((await log()).length, 2);
    await provider().delete("", updated);
    await provider().delete("", updated);
    assert.equal((await log()).length, 3);
  });

  for (const route of [READ, MUTATION]) {
    for (const fault of [{ status: 500 }, { status: 502, body: "<html>" }, { status: 503 }, { drop: true }]) {
      it(`repeats ${route} after ${JSON.stringify(fault)}`, async () => {
        const { committed, log } = await branch();
        once(route, () => fault);
        await committed();
        assert.equal((await log()).length, 1);
      });
    }
  }

  it("gives up after three attempts, and says what GitHub said", async () => {
    const { inputs, repository, log } = await branch();
    always(MUTATION, { status: 502, body: { message: "Server Error" } });
    assert.equal(
      await refusal(provider().create(inputs())),
      `github: ${DIRECTORY} of ${repository.fullName}: GitHub does not answer as it should. It was tried 3 times; run it again. ` +
        `GitHub said: POST ${host().graphQlUrl}: 502 Server Error`,
    );
    assert.equal(routes().filter((route) => route === MUTATION).length, 3);
    assert.deepEqual(await log(), []);
  });

  it("says that nobody listens at the address", async () => {
    const { inputs } = await branch();
    const { url, close } = await openWebhookSink();
    close();
    assert.match(
      await refusal(provider().create(inputs({ api: `${url}/api/v3` }))),
      /GitHub does not answer as it should\. .* GitHub said: POST http:\/\/127\.0\.0\.1:\d+\/api\/graphql: connection refused\.$/,
    );
  });

  it("says that what answers is not GitHub's API", async () => {
    const { inputs } = await branch();
    const { url, close } = await openWebhookSink();
    try {
      assert.match(
        await refusal(provider().create(inputs({ api: `${url}/api/v3` }))),
        /GitHub said: POST http:\/\/127\.0\.0\.1:\d+\/api\/graphql: 200 is no answer of GitHub's API$/,
      );
    } finally {
      close();
    }
  });

  it("follows no redirect, which would turn a commit into a read", async () => {
    const { inputs } = await branch();
    always(READ, { status: 301, headers: { Location: "https://github.example.com/" }, body: { message: "Moved" } });
    assert.match(await refusal(provider().create(inputs())), /GitHub said: POST http:\S+\/api\/graphql: 301 Moved$/);
  });

  it("reports that it still waits for an answer", async () => {
    const { inputs, repository } = await branch();
    once(READ, () => ({ delayMilliseconds: 400 }));
    const loaded = provider({ impatience: 100 });
    await loaded.create(inputs());
    assert.ok(
      loaded.lines.includes(
        `github: still waiting for the answer about ${DIRECTORY} of ${repository.fullName}: GitHub may be limiting requests`,
      ),
    );
  });

  const inAMinute = () => String(Math.ceil(Date.now() / 1000) + 60);
  const RATE_LIMIT = [{ type: "RATE_LIMIT", message: "API rate limit already exceeded for user ID 1." }];
  for (const [limit, fault, seconds] of [
    [
      "a secondary limit",
      () => ({
        status: 403,
        headers: { "Retry-After": "7" },
        body: { message: "You have exceeded a secondary rate limit." },
      }),
      7,
    ],
    ["too many requests", () => ({ status: 429, headers: { "Retry-After": "9" } }), 9],
    [
      "the limit of an hour",
      () => ({
        status: 403,
        headers: { "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": inAMinute() },
        body: { message: "API rate limit exceeded for user ID 1." },
      }),
      60,
    ],
    [
      "the limit of GraphQL",
      () => ({
        graphQlErrors: RATE_LIMIT,
        headers: { "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": inAMinute() },
      }),
      60,
    ],
    ["a limit of GraphQL without an end", () => ({ graphQlErrors: RATE_LIMIT }), 0],
  ] as readonly (readonly [string, () => Fault, number])[]) {
    for (const route of [READ, MUTATION]) {
      it(`waits as long as GitHub says for ${limit} at ${route}`, async () => {
        const { inputs, log, repository } = await branch();
        once(route, fault);
        const loaded = provider({ haste: 10_000 });
        await loaded.create(inputs());
        assert.equal((await log()).length, 1);
        assert.deepEqual(loaded.lines, [
          `github: ${DIRECTORY} of ${repository.fullName}: GitHub limits the rate of requests. The request is repeated.`,
        ]);
        const [wait = 0, ...others] = loaded.waits;
        assert.deepEqual(others, []);
        assert.ok(wait >= (seconds - 1) * 1000 && wait <= (seconds + 2) * 1000, String(wait));
      });
    }
  }

  it("goes on when the hour of a real limit is over", async () => {
    const { committed, inputs, log } = await branch();
    const before = await committed();
    host().limitRate({ requests: 3, seconds: 600, api: "graphql" });
    await provider().update("", before, inputs());
    await provider().update("", before, inputs());
    const loaded = provider({ haste: 10_000 });
    const work = loaded.update("", before, inputs({ files: CHANGED }));
    while (loaded.lines.length === 0) await new Promise((resume) => setImmediate(resume));
    host().limitRate({ requests: 5000, seconds: 3600, api: "graphql" });
    await work;
    assert.ok((loaded.waits[0] ?? 0) > 590_000, String(loaded.waits));
    assert.equal((await log()).length, 2);
  });

  for (const [error, route, expected] of [
    [
      { type: "FORBIDDEN", message: "Resource not accessible by integration" },
      MUTATION,
      /the token may not write \(403,/,
    ],
    [
      { type: "FORBIDDEN", message: "Resource protected by organization SAML enforcement." },
      READ,
      /the token may not write \(403,.*SAML enforcement\.$/,
    ],
    [
      { type: "INSUFFICIENT_SCOPES", message: "Your token has not been granted the required scopes." },
      READ,
      /the token may not write \(403,.*required scopes\.$/,
    ],
    [
      { type: "NOT_FOUND", message: "Could not resolve to a Repository with the name 'a/b'." },
      MUTATION,
      /the token may not write \(403, or 404/,
    ],
    [
      { type: "UNPROCESSABLE", message: "A path was requested for addition\n which is invalid" },
      MUTATION,
      /GitHub refused it\. Run it again.* 422 A path was requested for addition which is invalid$/,
    ],
    [
      { type: "FORBIDDEN", message: "Repository rule violations found\n\nRequired status check x is expected.\n\n" },
      MUTATION,
      /is protected against pushes/,
    ],
  ] as const) {
    it(`explains ${error.type} at ${route} at once: ${JSON.stringify(error.message)}`, async () => {
      const { inputs, log } = await branch();
      always(route, { graphQlErrors: [error] });
      const message = await refusal(provider().create(inputs()));
      assert.match(message, expected);
      assert.match(message, new RegExp(`^github: ${DIRECTORY} of acme/.* GitHub said: POST `));
      assert.equal(routes().filter((seen) => seen === route).length, 1);
      assert.deepEqual(await log(), []);
    });
  }

  for (const error of [
    { type: "STALE_DATA", message: 'Expected branch to point to "1"  but it did not.  Pull and try again.' },
    { type: "UNPROCESSABLE", message: "is at 2222 but expected 1111" },
    { type: "INTERNAL", message: "Something went wrong. This may be the result of a timeout, or a GitHub bug." },
  ]) {
    it(`repeats the commit after ${error.type}: ${error.message}`, async () => {
      const { committed, log } = await branch();
      once(MUTATION, () => ({ graphQlErrors: [error] }));
      await committed();
      assert.equal((await log()).length, 1);
    });
  }

  describe("because of its rules", () => {
    for (const inRuleset of [false, true]) {
      for (const access of [{}, { author: AUTHOR }]) {
        const where = `${inRuleset ? "a ruleset" : "a protection"}${"author" in access ? ", by an author" : ""}`;

        it(`explains ${where}: pull requests only`, async () => {
          const { inputs, repository, log } = await branch();
          await repository.protect("main", { inRuleset });
          assert.match(
            await refusal(provider().create(inputs(access))),
            new RegExp(
              `main of ${repository.fullName} is protected against pushes\\. Set commit\\.mode to "pullRequest"`,
            ),
          );
          assert.deepEqual(await log(), []);
        });
      }

      it(`explains required signatures of ${inRuleset ? "a ruleset" : "a protection"} to an author only`, async () => {
        const { inputs, repository, log } = await branch();
        await repository.protect("main", { requiredReviews: undefined, requiredSignatures: true, inRuleset });
        assert.match(
          await refusal(provider().create(inputs({ author: AUTHOR }))),
          new RegExp(`main of ${repository.fullName} requires signed commits\\. .*commit\\.author is not set`),
        );
        await provider().create(inputs());
        assert.equal((await log()).length, 1);
      });
    }

    for (const access of [{}, { author: AUTHOR }]) {
      const who = "author" in access ? "an author" : "the token's name";

      it(`explains an archived repository, in ${who}`, async () => {
        const { inputs, repository } = await branch();
        repository.archive();
        assert.match(await refusal(provider().create(inputs(access))), /the repository is archived, and takes neither/);
      });

      it(`explains a token that may only read, in ${who}`, async () => {
        const { inputs, repository } = await branch();
        const config = { "github:token": host().createToken({ write: false }) };
        assert.match(
          await refusal(provider({ config }).create(inputs(access))),
          new RegExp(`the token may not write \\(403.*Give it write access to the contents of ${repository.fullName} `),
        );
      });
    }

    it("commits by an author with the author as committer too, in one commit on top of the branch", async () => {
      const { inputs, log } = await branch();
      await provider().create(inputs({ author: AUTHOR, message: "chore: Flux\n\nSigned-off-by: A" }));
      const [commit, ...others] = await log();
      assert.ok(commit);
      assert.deepEqual(others, []);
      for (const { name, email } of [commit.author, commit.committer]) assert.deepEqual({ name, email }, AUTHOR);
      assert.equal(commit.message, "chore: Flux\n\nSigned-off-by: A");
      assert.equal(commit.signature, undefined);
    });
  });
});
