import { addressName } from "../../src/terraform/address";

test.each([
  ["one id", ["acme-co-prod"], "aws_iam_role", "acme-co-prod"],
  ["ids, joined by underscores", ["a", "b", "c"], "aws_iam_role", "a_b_c"],
  ["no `Default`", ["Default", "job", "Default"], "aws_iam_role", "job"],
  [
    "no last id that repeats the type",
    ["backups", "versioning"],
    "aws_s3_bucket_versioning",
    "backups",
  ],
  [
    "no last id that repeats several words of the type",
    ["backups", "public-access-block"],
    "aws_s3_bucket_public_access_block",
    "backups",
  ],
  [
    "no last id that repeats the type of a data source",
    ["current", "partition"],
    "data.aws_partition",
    "current",
  ],
  [
    "a last id that repeats only a part of a word",
    ["backups", "ersioning"],
    "aws_s3_bucket_versioning",
    "backups_ersioning",
  ],
  [
    "an id that repeats the type and is not the last",
    ["versioning", "backups"],
    "aws_s3_bucket_versioning",
    "versioning_backups",
  ],
  [
    "an id that repeats the type and is alone",
    ["versioning"],
    "aws_s3_bucket_versioning",
    "versioning",
  ],
  [
    "a last id before `Default` that repeats the type",
    ["backups", "policy", "Default"],
    "aws_s3_bucket_policy",
    "backups",
  ],
  ["characters that Terraform allows", ["a.b c/d"], "aws_iam_role", "a-b-c-d"],
  [
    "an underscore before a digit, with which no name may start",
    ["7up"],
    "aws_iam_role",
    "_7up",
  ],
])("a name in an address has %s", (_, ids, type, name) => {
  expect(addressName(ids, type)).toBe(name);
});

test("ids without underscores that differ make names that differ", () => {
  const paths = [
    ["a", "b"],
    ["a-b"],
    ["a", "b", "c"],
    ["a-b", "c"],
    ["a", "b-c"],
  ];
  expect(
    new Set(paths.map((ids) => addressName(ids, "aws_iam_role"))).size,
  ).toBe(paths.length);
});
