import { Token } from "cdktf";
import { PostgresBackupStack } from "../../src";
import {
  checkDatabaseRegion,
  databaseRegionWarning,
} from "../../src/stack/database-region";
import { problemsOf } from "../support/problems-of";
import { GUIDE, synthApp } from "../support/synth";

const check = (value: unknown) =>
  problemsOf((problems) =>
    checkDatabaseRegion(problems, "databaseRegion", value),
  );

test.each([
  ["a region of Neon on AWS", "aws-us-east-1"],
  ["a region of Neon on Azure", "azure-eastus2"],
  ["a region of AWS", "eu-central-1"],
  ["a region of another partition", "cn-north-1"],
  ["left out", undefined],
  ["a token, which only Terraform knows", Token.asString({ Ref: "x" })],
])("a database's region may be %s", (_, value) => {
  expect(check(value)).toEqual([]);
});

const RULE =
  'databaseRegion: must be a region id of Neon, such as "aws-us-east-1" or "azure-eastus2", or a region of AWS';
const TEXT = "databaseRegion: must be a non-empty string";
const TEXT_FIX = "write the value in quotes, or leave the prop out";

test.each([
  [
    "a mistyped region of Neon",
    "aws-us-esat-1",
    `${RULE}, got "aws-us-esat-1": did you mean "us-east-1"?`,
  ],
  [
    "a mistyped region of AWS",
    "us-est-1",
    `${RULE}, got "us-est-1": did you mean "us-east-1"?`,
  ],
  [
    "a region of another cloud",
    "gcp-europe",
    `${RULE}, got "gcp-europe": write a region of AWS, such as "us-east-1"`,
  ],
  [
    "a region of Azure without a name",
    "azure-",
    `${RULE}, got "azure-": write a region of AWS, such as "us-east-1"`,
  ],
  ["empty", "", `${TEXT}, got "": ${TEXT_FIX}`],
  ["a number", 1, `${TEXT}, got 1: ${TEXT_FIX}`],
  ["null", null, `${TEXT}, got null: ${TEXT_FIX}`],
  ["a list", ["us-east-1"], `${TEXT}, got ["us-east-1"]: ${TEXT_FIX}`],
])("a database's region must not be %s", (_, value, line) => {
  expect(check(value)).toEqual([line]);
});

test.each([
  ["us-east-1", undefined],
  ["us-east-1", "us-east-1"],
  ["us-east-1", "aws-us-east-1"],
  ["eu-central-1", "aws-eu-central-1"],
])(
  "of a bucket in %s and a database in %s there is nothing to say",
  (bucket, database) => {
    expect(databaseRegionWarning(bucket, database)).toBeUndefined();
  },
);

test.each([
  [
    "us-east-1",
    "aws-eu-central-1",
    "the database is in aws-eu-central-1 and the bucket in us-east-1: every backup and restore crosses regions, which takes longer and is charged as transfer between regions; the bucket is best in eu-central-1",
  ],
  [
    "us-east-1",
    "us-west-2",
    "the database is in us-west-2 and the bucket in us-east-1: every backup and restore crosses regions, which takes longer and is charged as transfer between regions; the bucket is best in us-west-2",
  ],
  [
    "us-east-1",
    "azure-eastus2",
    "the database is in azure-eastus2, another cloud than the bucket's us-east-1: every backup and restore crosses the internet, which takes longer and is charged as outbound transfer",
  ],
])(
  "of a bucket in %s and a database in %s both are named, and what it costs",
  (bucket, database, warning) => {
    expect(databaseRegionWarning(bucket, database)).toBe(warning);
  },
);

test("nothing is said of a region that only Terraform knows", () => {
  const token = Token.asString({ Ref: "x" });
  expect(databaseRegionWarning("us-east-1", token)).toBeUndefined();
  expect(databaseRegionWarning(token, "aws-us-east-1")).toBeUndefined();
});

const annotationsFor = (databaseRegion: string | undefined) =>
  synthApp((app) => {
    new PostgresBackupStack(app, "stack", { ...GUIDE, databaseRegion });
  }).annotations;

test("synth goes on and warns by an annotation where the database is elsewhere", () => {
  expect(annotationsFor("aws-eu-west-2")).toEqual([
    expect.objectContaining({
      constructPath: "stack",
      level: "@cdktf/warn",
      message: databaseRegionWarning("us-east-1", "aws-eu-west-2"),
    }),
  ]);
});

test.each([undefined, "us-east-1", "aws-us-east-1"])(
  "synth does not warn of the database's region %s",
  (databaseRegion) => {
    expect(annotationsFor(databaseRegion)).toEqual([]);
  },
);
