import {
  ACCOUNT_ID,
  ADDRESS,
  BUCKET,
  KMS_KEY_ARN,
  OBJECT_PATH,
  ROLE_ARN,
} from "../../src/state/text-rules";
import type { TextRule } from "../../src/validation/text-rule";

const UUID = "0f3a6c1e-7b1d-4c3a-9a52-6f0d8e2b4c71";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/";

const CASES: readonly [string, TextRule, good: string[], bad: string[]][] = [
  [
    "an address",
    ADDRESS,
    [
      "https://a",
      "https://terraform.example.com:8443/state?stack=a",
      "http://localhost",
      "http://localhost:8080/state",
      "http://127.0.0.1/state",
      "http://[::1]:9000",
    ],
    [
      "https://",
      "https:///state",
      "http://terraform.example.com",
      "http://localhost.example.com",
      "http://127.0.0.1.example.com",
      "https://a b",
      "ftp://terraform.example.com",
      "terraform.example.com",
    ],
  ],
  [
    "the path of an object",
    OBJECT_PATH,
    ["a", "a.tfstate", "a/b/c.tfstate", ".a", "..a/b"],
    ["/a", "a/", "a//b", "./a", "/"],
  ],
  [
    "a bucket",
    BUCKET,
    ["abc", "a.b-c_d", "a".repeat(222), "1a1"],
    ["ab", "a".repeat(223), "-ab", "ab-", "aBc", "a/b", "s3://abc", "a b"],
  ],
  [
    "a role",
    ROLE_ARN,
    [
      "arn:aws:iam::123456789012:role/a",
      "arn:aws-cn:iam::123456789012:role/path/to/a",
    ],
    [
      "arn:aws:iam::123456789012:user/a",
      "arn:aws:iam::12345678901:role/a",
      "arn:aws:iam::123456789012:role/",
      "arn:aws:sts::123456789012:assumed-role/a/b",
      "a",
    ],
  ],
  [
    "a key of KMS",
    KMS_KEY_ARN,
    [
      `${KEY}${UUID}`,
      `${KEY}mrk-1234abcd12ab34cd56ef1234567890ab`,
      `arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/${UUID}`,
    ],
    [
      UUID,
      `${KEY}${UUID.toUpperCase()}`,
      `${KEY}${UUID}0`,
      `${KEY}mrk-1234abcd12ab34cd56ef1234567890a`,
      "arn:aws:kms:us-east-1:123456789012:alias/a",
    ],
  ],
  [
    "an account",
    ACCOUNT_ID,
    ["123456789012", "000000000000"],
    ["12345678901", "1234567890123", "1234-5678-9012", ""],
  ],
];

describe.each(CASES)("%s", (_what, { breaks }, good, bad) => {
  test.each(good)("can be %s", (text) => {
    expect(breaks(text)).toBe(false);
  });

  test.each(bad)("can't be %j", (text) => {
    expect(breaks(text)).toBe(true);
  });
});
