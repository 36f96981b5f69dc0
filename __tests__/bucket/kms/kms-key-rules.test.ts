import { checkKmsKey } from "../../../src/bucket/kms/kms-key-rules";
import { checkKeyArn } from "../../../src/aws/kms-key-arn-rules";
import { problemsOf } from "../../support/problems-of";
import { unknownText } from "../../support/trust-fixtures";

const HERE = { partition: "aws", region: "us-east-1" };
const check = (value: unknown) =>
  problemsOf((problems) => checkKmsKey(problems, "kmsKey", value, HERE));

const ARN =
  "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

test.each([
  ["left out", undefined],
  ["made", { source: "create" }],
  ["made, in so many words", { source: "create", arn: undefined }],
  ["one that exists", { source: "existing", arn: ARN }],
])("a key may be %s", (_, value) => {
  expect(check(value)).toEqual([]);
});

const OBJECT_FIX = 'write { source: "create" }, or leave the prop out';
const SOURCE = 'kmsKey.source: must be one of "create", "existing"';

test.each<[string, unknown, string[]]>([
  ["null", null, [`kmsKey: must be an object, got null: ${OBJECT_FIX}`]],
  [
    "an ARN",
    ARN,
    [
      `kmsKey: must be an object, got "${ARN}": write { source: "existing", arn: "${ARN}" }`,
    ],
  ],
  ["empty", {}, ['kmsKey.source: must be given, got nothing: add "source"']],
  [
    "of a source that is mistyped",
    { source: "existin", arn: ARN },
    [`${SOURCE}, got "existin": did you mean "existing"?`],
  ],
  [
    "of an unknown source, whatever its ARN is",
    { source: "aws", arn: 7 },
    [`${SOURCE}, got "aws": use one of create, existing`],
  ],
  [
    "made with an ARN",
    { source: "create", arn: ARN },
    [
      `kmsKey.arn: must not be given with source: "create", which makes a key, got "${ARN}": write source: "existing", or leave the ARN out`,
    ],
  ],
  [
    "one that exists without an ARN",
    { source: "existing" },
    [
      'kmsKey.arn: must be given with source: "existing", got nothing: add "arn"',
    ],
  ],
  [
    "one that exists by its id",
    { source: "existing", arn: "mrk-1" },
    [
      'kmsKey.arn: must be the ARN of a key, not of an alias, since an alias can be moved to another key, got "mrk-1": write it like "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
    ],
  ],
  [
    "given an alias",
    { source: "create", alias: "backups" },
    [
      'kmsKey.alias: must be a known prop, got "backups": leave it out, or use one of the nearest: arn, source',
    ],
  ],
])("a key must not be %s", (_, value, lines) => {
  expect(check(value)).toEqual(lines);
});

const checkArn = (arn: unknown, place: Parameters<typeof checkKeyArn>[3]) =>
  problemsOf((problems) => checkKeyArn(problems, "arn", arn, place));

describe("a key's ARN may be", () => {
  test.each([
    ["left out", undefined, HERE],
    ["one that only Terraform knows", unknownText(), HERE],
    ["in the region", ARN, HERE],
    [
      "in any region, where the bucket's is not known",
      ARN,
      { partition: "aws" },
    ],
    [
      "in any region, where only Terraform knows the bucket's",
      ARN,
      { partition: "aws", region: unknownText() },
    ],
    [
      "in any region, where the bucket's is none",
      ARN,
      { partition: "aws", region: "us-esat-1" },
    ],
    ["in any partition, where the bucket's is not known", ARN, {}],
    [
      "of several regions",
      "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
      HERE,
    ],
    [
      "of another account",
      ARN.replace("123456789012", "210987654321"),
      { ...HERE, accountId: "123456789012" },
    ],
    [
      "in the partition",
      "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/mrk-1",
      { partition: "aws-us-gov", region: "us-gov-west-1" },
    ],
  ])("%s", (_, arn, place) => {
    expect(checkArn(arn, place)).toEqual([]);
  });
});

describe("a key's ARN must not be", () => {
  test.each([
    ["a number", 7, "7"],
    ["empty", "", '""'],
    ["null", null, "null"],
  ])("%s", (_, arn, shown) => {
    expect(checkArn(arn, HERE)).toEqual([
      `arn: must be a non-empty string, got ${shown}: write the value in quotes, or leave the prop out`,
    ]);
  });

  test.each([
    ["an alias", "arn:aws:kms:us-east-1:123456789012:alias/backups"],
    ["every key", "arn:aws:kms:us-east-1:123456789012:key/*"],
    ["a key without an id", "arn:aws:kms:us-east-1:123456789012:key/"],
    [
      "a key in an account of 11 digits",
      ARN.replace("123456789012", "12345678901"),
    ],
    ["a key without a region", ARN.replace("us-east-1", "")],
    ["of another service", ARN.replace("kms", "s3")],
    ["an ARN with more behind it", `${ARN}:x`],
    ["an ARN with a line break behind it", `${ARN}\n`],
    ["an ARN with a space before it", ` ${ARN}`],
  ])("%s", (_, arn) => {
    expect(checkArn(arn, HERE)).toEqual([
      `arn: must be the ARN of a key, not of an alias, since an alias can be moved to another key, got ${JSON.stringify(arn)}: write it like "${ARN}"`,
    ]);
  });

  test("in another partition, nor in another region", () => {
    const gov = "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/mrk-1";
    expect(checkArn(gov, HERE)).toEqual([
      `arn: must be in the bucket's partition, "aws", got "${gov}": name a key of that partition`,
    ]);
    const west = ARN.replace("us-east-1", "us-west-1");
    expect(checkArn(west, HERE)).toEqual([
      `arn: must be in the bucket's region, "us-east-1", since S3 can't use a key of another one, got "${west}": name a key of that region, or a replica of the key there`,
    ]);
  });

  test("spelt otherwise than the bucket's partition and region would have it", () => {
    expect(
      checkArn("x", { partition: "aws-cn", region: "cn-north-1" }),
    ).toEqual([
      'arn: must be the ARN of a key, not of an alias, since an alias can be moved to another key, got "x": write it like "arn:aws-cn:kms:cn-north-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
    ]);
  });
});
