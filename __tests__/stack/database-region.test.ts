import { Token } from "cdktf";
import { PostgresBackupStack } from "../../src";
import { databaseRegionWarning } from "../../src/stack/database-region";
import { GUIDE, synthApp } from "../support/synth";

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
