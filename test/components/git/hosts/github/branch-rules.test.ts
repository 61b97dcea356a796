import assert from "node:assert/strict";

import {
  requirementsOfBranch,
  requirementsOfProtection,
  requirementsOfRules,
} from "../../../../../components/git/hosts/github/branch-rules";

describe("requirementsOfRules", () => {
  for (const [types, expected] of [
    [["required_signatures", "deletion"], { pullRequest: false, signatures: true }],
    [["pull_request", "required_signatures"], { pullRequest: true, signatures: true }],
    [["required_status_checks"], { pullRequest: true, signatures: false }],
    [["update"], { pullRequest: true, signatures: false }],
    [["workflows", "code_scanning"], { pullRequest: true, signatures: false }],
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
    const locked = { enforce_admins: { enabled: true }, lock_branch: { enabled: true } };
    for (const found of [checks, locked])
      assert.deepEqual(requirementsOfProtection(found), { pullRequest: true, signatures: false });
  });

  it("finds none where administrators need not, and in another answer", () => {
    assert.equal(requirementsOfProtection({ ...protection, enforce_admins: { enabled: false } }), undefined);
    const open = { enforce_admins: { enabled: true }, required_signatures: { enabled: false } };
    for (const answer of [open, undefined, { message: "Branch not protected" }])
      assert.equal(requirementsOfProtection(answer), undefined);
  });
});

describe("requirementsOfBranch", () => {
  const FREE = {
    requiresApprovingReviews: false,
    requiresStatusChecks: false,
    requiresCommitSignatures: false,
    lockBranch: false,
  };
  const OWN = { requiredApprovingReviewCount: null, requiredStatusCheckContexts: [], requiresSignatures: false };
  const BOTH = { pullRequest: true, signatures: true };
  const [reviews, signatures] = [
    { pullRequest: true, signatures: false },
    { pullRequest: false, signatures: true },
  ];
  for (const [what, answer, expected] of [
    ["nothing", {}, undefined],
    ["what the token may not read", { branchProtectionRule: null, refUpdateRule: null, rules: null }, undefined],
    ["rules that are met", { rules: { nodes: [{ type: "DELETION" }] } }, undefined],
    ["reviews by a ruleset", { rules: { nodes: [{ type: "PULL_REQUEST" }] } }, reviews],
    ["a merge queue", { rules: { nodes: [{ type: "MERGE_QUEUE" }] } }, reviews],
    ["signatures by a ruleset", { rules: { nodes: [{ type: "REQUIRED_SIGNATURES" }] } }, signatures],
    [
      "a protection that administrators need not meet",
      { branchProtectionRule: { ...FREE, isAdminEnforced: false, requiresApprovingReviews: true } },
      undefined,
    ],
    [
      "a protection that they have to meet",
      {
        branchProtectionRule: {
          ...{ isAdminEnforced: true, requiresApprovingReviews: false },
          ...{ requiresStatusChecks: true, requiresCommitSignatures: true, lockBranch: false },
        },
      },
      BOTH,
    ],
    [
      "a branch that is locked",
      { branchProtectionRule: { ...FREE, isAdminEnforced: true, lockBranch: true } },
      reviews,
    ],
    ["reviews of others", { refUpdateRule: { ...OWN, requiredApprovingReviewCount: 1 } }, reviews],
    ["checks of others", { refUpdateRule: { ...OWN, requiredStatusCheckContexts: ["ci"] } }, reviews],
    ["signatures of others", { refUpdateRule: { ...OWN, requiresSignatures: true } }, signatures],
  ] as const)
    it(`reads ${what}`, () => {
      assert.deepEqual(requirementsOfBranch({ target: null, ...answer }), expected);
    });
});
