import { exitCodeOf, renderVerdict, verdict } from "../../src/review";
import { recordedPlan, recordedPlans } from "../support/recorded-plans";
import { codeIn, structureOf } from "../support/markdown-structure";

/** What the verdict of each plan that was kept is about: what has to be looked at. */
const DATA_AT_RISK: Readonly<Record<string, string>> = {
  "bucket-destroyed": "**the bucket `bucket-destroyed` is destroyed**",
  "bucket-replaced": "**the bucket `bucket-replaced` is destroyed**",
  "encryption-key-changed": "key of KMS: from `arn:",
  "expiry-introduced": "objects are deleted after 400 days",
  "force-destroy-on": "force_destroy, with which a destroy deletes all",
  "key-destroyed": "is scheduled for deletion**",
  "key-window-shortened": "days until a deleted key is gone: from `30` to `7`",
  "object-lock-removed": "Object Lock: **turned off**",
  "object-lock-shortened": "from 14 days of `GOVERNANCE` to 7 days",
  "one-of-many": "**the bucket `one-of-many-b` is destroyed**",
  "recoverable-days-shortened":
    "are deleted after 30 days; before, deleted and overwritten objects are deleted after 60 days",
  "replication-removed": "**no longer copied** to `arn:",
  "table-destroyed": "**destroyed**, with all that is in it",
  "versioning-weaker": "versioning: from `Enabled` to `Suspended`",
};

const LOOK: Readonly<Record<string, string>> = {
  "audience-added": "**now** for `other`",
  "boundary-removed": "permissions boundary: **removed**",
  "bucket-forgotten": "**no longer managed**",
  "encryption-weaker": "encryption: from `aws:kms` to `AES256`",
  "foreign-created": "`create` of `aws_instance`",
  "inline-policy-wider": "the policy **allows more**",
  "key-policy-wider": "the key's policy **allows more**",
  "key-rotation-weaker": "yearly rotation of the key: **turned off**",
  "logging-weaker": "access logs go to: from `logging-weaker` to nothing",
  "ownership-weaker": "from `BucketOwnerEnforced` to `ObjectWriter`",
  "policy-attached": "`arn:aws:iam::aws:policy/AdministratorAccess`",
  "policy-destroyed": "**is gone, with what it denied**",
  "policy-with-another-action": "actions added `s3:DeleteObjectVersion`",
  "policy-without-denial": "removed `DenyPlainHttp`: **denies**",
  "public-access-gone-weaker": "restrict_public_buckets: **turned off**",
  "public-access-weaker": "block_public_policy: **turned off**",
  "role-destroyed": "**the role is destroyed**",
  "role-replaced": "**the role is destroyed**",
  "session-longer": "from `3600` to `43200`",
  "stack-at-first": "repository `octo-org/octo-repo`, branch `main`, by",
  "stack-changed-by-hand":
    "outside of Terraform: **lets others in**\n  - **now**: **everyone** (**wildcard**)",
  "stack-with-everything": "**copies go to** `arn:",
  "stack-with-wider-trust":
    "**now**: repository `octo-org/other`, environment `production`, by",
  "trust-by-wildcard": "`repo:octo-org/*` (**wildcard**)",
  "trust-of-a-service": "**now**: the service `ec2.amazonaws.com`",
  "trust-of-an-account": "whomever the account `210987654321` lets",
  "trust-that-tags": "who may also `sts:TagSession`",
  "trust-unknown": "`assume_role_policy` is known only after apply",
  "trust-widened": "**now**: repository `octo-org/other`, pull requests, by",
};

const NOTHING: Readonly<Record<string, string>> = {
  "bucket-created": "created: 1",
  "bucket-imported": "imported: 1",
  "bucket-moved": "moved: 1",
  "bucket-tagged": "changed: 1",
  "encryption-stronger": "encryption: from `AES256` to `aws:kms`",
  "expiry-removed": "no longer: objects are deleted after 400 days",
  "force-destroy-off": "turned off",
  "inline-policy-narrower": "the policy allows less",
  "key-policy-narrower": "the key's policy allows less",
  "key-rotation-stronger": "turned on",
  "key-window-lengthened": "from `7` to `30`",
  "logging-stronger": "from nothing to `logging-stronger`",
  "object-lock-lengthened": "from 7 days of `GOVERNANCE` to 14 days",
  "ownership-stronger": "from `ObjectWriter` to `BucketOwnerEnforced`",
  "policy-with-denial": "added `DenyPlainHttp`: **denies**",
  "policy-with-fewer-actions": "actions removed `s3:PutObject`",
  "provider-tagged": "changed: 1",
  "public-access-gone-stronger": "restrict_public_buckets: turned on",
  "public-access-stronger": "block_public_policy: turned on",
  "recoverable-days-lengthened": "are deleted after 60 days; before,",
  "role-described": "changed: 1",
  "session-shorter": "from `43200` to `3600`",
  "stack-unchanged": "unchanged: 9",
  "trust-narrowed": "no longer: repository `octo-org/octo-repo`, tag `v1`",
  "trust-rewritten": "changed: 1",
  unchanged: "unchanged: 1",
  "versioning-stronger": "from `Suspended` to `Enabled`",
};

const HEADLINES = {
  "data at risk": /^\*\*Data at risk:\*\* .*data that can be lost \(\d+\)/,
  look: /^\*\*Look twice:\*\* /,
  nothing: /^\*\*Nothing to look at twice\.\*\*$/m,
};

describe.each([
  ["data at risk", 3, DATA_AT_RISK],
  ["look", 2, LOOK],
  ["nothing", 0, NOTHING],
] as const)("the level of these plans is %s:", (level, code, plans) => {
  test.each(Object.entries(plans))("%s", (name, words) => {
    const judged = verdict(recordedPlan(name));
    const markdown = renderVerdict(judged);

    expect([judged.level, exitCodeOf(judged.level)]).toEqual([level, code]);
    expect(markdown).toMatch(HEADLINES[level]);
    expect(markdown).toContain(words);
  });
});

test("every plan that was kept is judged here", () => {
  expect(recordedPlans().sort()).toEqual(
    [DATA_AT_RISK, LOOK, NOTHING].flatMap((one) => Object.keys(one)).sort(),
  );
});

test("a verdict is Markdown of headings and lists", () => {
  const markdown = renderVerdict(verdict(recordedPlan("stack-at-first")));
  const headings = structureOf(markdown).filter((one) =>
    one.startsWith("heading_open"),
  );

  expect(headings).toEqual(Array(4).fill("heading_open h3"));
  expect(codeIn(markdown)).toContain("aws_iam_role.acme-co-prod");
});
