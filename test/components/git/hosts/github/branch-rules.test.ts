import assert from "node:assert/strict";

import { requirementsOfProtection, requirementsOfRules } from "../../../../../components/git/hosts/github/branch-rules";

describe("requirementsOfRules", () => {
  for (const [types, expected] of [
    [["required_signatures", "deletion"], { pullRequest: false, signatures: true }],
    [["pull_request", "required_signatures"], { pullRequest: true, signatures: true }],
    [["required_status_checks"], { pullRequest: true, signatures: false }],
    [["deletion", "non_fast_forward", "required_linear_history"], undefined],
  ] as const)
    it(`finds them in ${types.join(" and ")}`, () =>
      assert.deepEqual(requirementsOfRules(types.map((type) => ({ type, ruleset_id: 1 }))), expected));

  it("finds none in another answer", () => {
    for (const answer of [undefined, { message: "Not Found" }, [null]])
      assert.equal(requirementsOfRules(answer), undefined);
  });
});

describe("requirementsOfProtection", () => {
  const protection = {
    enforce_admins: { enabled: true },
    required_signatures: { enabled: true },
    required_pull_request_reviews: { required_approving_review_count: 0 },
  };

  it("finds what even administrators must meet", () => {
    assert.deepEqual(requirementsOfProtection(protection), { pullRequest: true, signatures: true });
    const checks = { enforce_admins: { enabled: true }, required_status_checks: { strict: true } };
    assert.deepEqual(requirementsOfProtection(checks), { pullRequest: true, signatures: false });
  });

  it("finds none where administrators need not, and in another answer", () => {
    assert.equal(requirementsOfProtection({ ...protection, enforce_admins: { enabled: false } }), undefined);
    const open = { enforce_admins: { enabled: true }, required_signatures: { enabled: false } };
    for (const answer of [open, undefined, { message: "Branch not protected" }])
      assert.equal(requirementsOfProtection(answer), undefined);
  });
});
