import assert from "node:assert/strict";

import { explainGitHubError, isRateLimit } from "../../../../../components/git/hosts/github/read-errors";
import { classifyError } from "../../../../../components/git/hosts/github/write-errors";

const TARGET = { owner: "acme", repository: "fleet", branch: "main" };
const REPOSITORY = "https://api.github.com/repos/acme/fleet";
const FILE = `${REPOSITORY}/contents/clusters/prod/flux-system/gotk-sync.yaml`;

/** What GitHub answers that does not pass by itself, as the GitHub provider words it. */
const REFUSALS = ["403 Forbidden []", "409 Conflict []", "422 Validation Failed []"];
const TOO_MANY = ["429 Too Many Requests []", "403 You have exceeded a secondary rate limit. []"];

/** Every call of an `up`, as the provider names it where it fails; `git-faults.e2e.ts` sees that these are all. */
const LOOKUPS = [
  `failed to lookup organization "acme": GET https://api.github.com/orgs/acme`,
  `GET ${REPOSITORY}`,
  `GET ${REPOSITORY}/keys?per_page=100`,
  `GET ${REPOSITORY}/git/ref/heads/main`,
  `GET ${FILE}?ref=main`,
  `GET ${REPOSITORY}/git/trees/0123456789abcdef0123456789abcdef01234567?recursive=1`,
];
const READS = [
  `GET ${REPOSITORY}`,
  `GET ${REPOSITORY}/keys/1`,
  `GET ${REPOSITORY}/branches/main`,
  `GET ${FILE}?ref=main`,
  `GET ${REPOSITORY}/commits/0123456789abcdef0123456789abcdef01234567`,
];
const WRITES = [`POST ${REPOSITORY}/keys`, `PUT ${FILE}`];

function wrapped(call: string, answer: string): string {
  return `1 error occurred:\n\t* ${call}: ${answer}\n\n`;
}

/** Fails unless an error names the place, and says what to do and what GitHub said. */
function assertExplained(error: string, call: string, answer: string): void {
  assert.match(error, /^github: .*acme\/fleet/);
  assert.match(error, /run it again|give (the token|it) (read and )?write access/i);
  assert.ok(error.endsWith(`GitHub said: ${call}: ${answer}`), error);
}

describe("every call to GitHub that goes wrong", () => {
  for (const answer of REFUSALS) {
    for (const call of LOOKUPS) {
      it(`is explained where something is looked up: ${call}: ${answer}`, () => {
        const message = wrapped(call, answer);
        assert.equal(isRateLimit(message), false);
        assertExplained(explainGitHubError(message, TARGET), call, answer);
      });
    }

    for (const call of READS) {
      it(`is tried again where something is read back, and explained at last: ${call}: ${answer}`, () => {
        const verdict = (failures: number) => classifyError(wrapped(call, answer), "gotk-sync.yaml", TARGET, failures);
        assert.ok("retry" in verdict(1) && "retry" in verdict(2));
        const last = verdict(3);
        assert.ok("explanation" in last);
        assertExplained(last.explanation, call, answer);
      });
    }

    for (const call of WRITES) {
      it(`is explained where something is written: ${call}: ${answer}`, () => {
        const verdict = classifyError(wrapped(call, answer), "gotk-sync.yaml", TARGET, 1);
        assert.ok("explanation" in verdict);
        assertExplained(verdict.explanation, call, answer);
      });
    }
  }

  for (const answer of TOO_MANY) {
    for (const call of [...LOOKUPS, ...READS, ...WRITES]) {
      it(`is tried again where it is one too many: ${call}: ${answer}`, () => {
        const message = wrapped(call, answer);
        assert.equal(isRateLimit(message), true);
        assert.ok("retry" in classifyError(message, "gotk-sync.yaml", TARGET, 39));
      });
    }
  }
});
