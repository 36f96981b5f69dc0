"use strict";
// What is mutated together, the tests that are to notice it, and of those the ones that are loaded anew for each mutant
// that is left, such as one of a table.
module.exports = {
  trust: {
    mutate: ["src/trust"],
    tests: [
      ...["trust", "stack", "deployment", "bucket/restore", "alarm"],
      ...["bad-input.test.ts", "aws/tag-warnings.test.ts"],
    ],
    loading: [
      ...["trust/role-needs.test.ts", "trust/identity-provider-needs.test.ts"],
      "bad-input.test.ts",
    ],
  },
  policy: {
    mutate: ["src/bucket/policy"],
    tests: [
      ...["bucket", "bad-input.test.ts"],
      ...["security/readers.test.ts", "security/keys.test.ts"],
    ],
    loading: ["bad-input.test.ts", "bucket/policy"],
  },
  permissions: {
    mutate: ["src/permissions"],
    tests: [
      ...[
        "permissions/identity-policy.test.ts",
        "permissions/policies.test.ts",
      ],
      ...["deployment", "stack"],
    ],
    loading: ["permissions/identity-policy.test.ts"],
  },
  compare: {
    mutate: ["src/review/compare"],
    tests: ["review/compare"],
    loading: ["review/compare"],
  },
  workflow: {
    mutate: ["src/workflow"],
    tests: ["workflow", "cli"],
    loading: ["workflow"],
  },
  verdict: {
    mutate: ["src/review/policy", "src/review/who-gets-in"],
    tests: ["review/policy", "review/who-gets-in", "review/judges"],
    loading: ["review/policy", "review/who-gets-in"],
  },
};
