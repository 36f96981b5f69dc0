import { saidOf, saidOfAttribute } from "../../support/said-of";

const type = "aws_s3_bucket_server_side_encryption_configuration";

function rule(
  sse_algorithm: string,
  kms_master_key_id: string | null = null,
  others: object = {},
) {
  return [
    {
      apply_server_side_encryption_by_default: [
        { sse_algorithm, kms_master_key_id },
      ],
      ...others,
    },
  ];
}

test.each([
  ["aws:kms", "AES256", "look"],
  ["aws:kms:dsse", "aws:kms", "look"],
  ["AES256", "aws:kms", "nothing"],
  ["aws:kms", "aws:kms:dsse", "nothing"],
  ["AES256", "of_tomorrow", "look"],
  ["of_tomorrow", "aws:kms", "look"],
])("from %s to %s is a level of %s", (before, after, level) => {
  expect(saidOfAttribute(type, "rule", rule(before), rule(after))).toEqual([
    `${level}, protections: encryption: from \`${before}\` to \`${after}\``,
  ]);
});

test("another key is data at risk, and S3's own in its place is weaker", () => {
  const said = (after: string | null) =>
    saidOfAttribute(
      type,
      "rule",
      rule("aws:kms", "one"),
      rule("aws:kms", after),
    );

  expect(said("other")).toEqual([
    "data at risk, data at risk: key of KMS: from `one` to `other`",
  ]);
  expect(said(null)).toEqual([
    "look, protections: key of KMS: from `one` to **S3's own**",
  ]);
  expect(said("")).toEqual(said(null));
  expect(said("one")).toEqual([]);
});

test("a first key is data at risk in a bucket that is there, which may have data already", () => {
  const atRisk =
    "data at risk, data at risk: key of KMS: from nothing to `one`";

  expect(
    saidOfAttribute(type, "rule", rule("aws:kms"), rule("aws:kms", "one")),
  ).toEqual([atRisk]);
  expect(
    saidOf({ type, after: { bucket: "b", rule: rule("aws:kms", "one") } }),
  ).toContain(atRisk);
});

test("a first key in a new bucket is stronger", () => {
  const said = (bucket: string) =>
    saidOf(
      { type: "aws_s3_bucket", after: { bucket } },
      { type, after: { bucket: "b", rule: rule("aws:kms", "one") } },
    );

  expect(said("b")).toEqual([
    "nothing, protections: encryption: from `AES256` to `aws:kms`",
    "nothing, protections: key of KMS: from nothing to `one`",
  ]);
  expect(said("c")).toContain(
    "data at risk, data at risk: key of KMS: from nothing to `one`",
  );
});

test("what AWS does by itself is no change, when it begins and when it ends", () => {
  expect(saidOf({ type, after: { rule: rule("AES256") } })).toEqual([]);
  expect(saidOf({ type, before: { rule: rule("AES256") } })).toEqual([
    "nothing, what goes: **destroyed**",
  ]);
});

test("encryption by a key that is no longer set is weaker", () => {
  expect(saidOf({ type, before: { rule: rule("aws:kms", "one") } })).toEqual([
    "nothing, what goes: **destroyed**",
    "look, protections: encryption: from `aws:kms` to `AES256`",
    "look, protections: key of KMS: from `one` to **S3's own**",
  ]);
});

test("keys of clients that are allowed are weaker, that are refused stronger", () => {
  const [refused, allowed] = [
    rule("AES256", null, { blocked_encryption_types: ["SSE-C"] }),
    rule("AES256", null, { blocked_encryption_types: ["NONE"] }),
  ];

  expect(saidOfAttribute(type, "rule", refused, allowed)).toEqual([
    "look, protections: keys that a client brings (SSE-C): **allowed**",
  ]);
  expect(saidOfAttribute(type, "rule", allowed, refused)).toEqual([
    "nothing, protections: keys that a client brings (SSE-C): refused",
  ]);
});

test("a bucket key is nothing, and what is not known here is not judged", () => {
  const one = rule("aws:kms");

  expect(
    saidOfAttribute(
      type,
      "rule",
      one,
      rule("aws:kms", null, { bucket_key_enabled: true }),
    ),
  ).toEqual([]);
  expect(
    saidOfAttribute(
      type,
      "rule",
      one,
      rule("aws:kms", null, { of_tomorrow: true }),
    ),
  ).toEqual(["look, not judged: rules of encryption that are not known here"]);
  expect(saidOfAttribute(type, "rule", one, [...one, ...one])).toHaveLength(1);
});
