import type { BackupJob } from "../../../src";
import {
  placesOf,
  type SetupFacts,
  wheres,
} from "../../../src/stack/github-setup/places";
import { prefixedJob } from "../../support/synth";
import { unknownNumber, unknownText } from "../../support/trust-fixtures";

const FACTS: SetupFacts = {
  accountId: "123456789012",
  bucketName: "bucket",
  region: "us-east-1",
  partition: "aws",
  audience: "sts.amazonaws.com",
};
const DB = { repository: "octo-org/db", branch: "main" } as const;

const job = (name: string, change: Partial<BackupJob> = {}): BackupJob => ({
  ...prefixedJob(name),
  trust: [DB],
  ...change,
});

const own = (jobs: readonly BackupJob[], facts: Partial<SetupFacts> = {}) =>
  placesOf(jobs, { ...FACTS, ...facts }).map((place) =>
    Object.fromEntries(place.own),
  );

test("a repository is one place, whatever its branches, tags and pull requests, and each environment another", () => {
  const repository = "octo-org/db";
  expect(
    wheres([
      { repository, branch: "main" },
      { repository, tag: "v1" },
      { repository, pullRequest: true },
      { repository, environment: "prod" },
      { repository, environment: "prod" },
    ]),
  ).toEqual([{ repository }, { repository, environment: "prod" }]);
});

test("a second job at the same place has values of its own, under its name, and overwrites none", () => {
  const restore = { roleName: "restore", trust: [DB] };
  const [place, ...others] = placesOf(
    [job("acme"), job("globex-prod", { restore })],
    FACTS,
  );
  expect(others).toEqual([]);
  expect(place?.uses).toEqual([
    "backs up acme",
    "backs up globex-prod",
    "restores globex-prod",
  ]);
  expect([...(place?.shared.keys() ?? [])]).toEqual([
    "AWS_ACCOUNT_ID",
    "S3_BUCKET_NAME",
    "IAM_ROLE",
    "IAM_ROLE_GLOBEX_PROD",
  ]);
  expect(Object.fromEntries(place?.own ?? [])).toEqual({
    AWS_REGION: "us-east-1",
    BACKUP_FOLDER: "acme",
    BACKUP_FOLDER_GLOBEX_PROD: "globex-prod",
    RESTORE_ROLE_GLOBEX_PROD: "restore",
  });
  expect(place?.connections).toEqual([
    "DATABASE_URL",
    "DATABASE_URL_GLOBEX_PROD",
  ]);
});

test("a second job elsewhere has the usual names there", () => {
  const elsewhere = { repository: "octo-org/other", branch: "main" } as const;
  expect(own([job("acme"), job("globex", { trust: [elsewhere] })])).toEqual([
    { AWS_REGION: "us-east-1", BACKUP_FOLDER: "acme" },
    { AWS_REGION: "us-east-1", BACKUP_FOLDER: "globex" },
  ]);
});

test("a job with the whole bucket has no folder", () => {
  expect(own([job("acme", { prefix: undefined })])).toEqual([
    { AWS_REGION: "us-east-1" },
  ]);
});

test.each([
  [undefined, undefined, undefined],
  [3600, undefined, undefined],
  [7200, undefined, "7200"],
  [7200, 10800, "7200"],
  [7200, 3600, undefined],
  [undefined, 7200, undefined],
])(
  "sessions of %p seconds, and of %p of the role that restores, are %p at one place, which both take",
  (maxSessionSeconds, restoring, seconds) => {
    const restore = {
      roleName: "restore",
      trust: [DB],
      ...(restoring !== undefined && { maxSessionSeconds: restoring }),
    };
    const [values] = own([job("acme", { maxSessionSeconds, restore })]);
    expect(values?.["SESSION_SECONDS"]).toBe(seconds);
  },
);

test("outside the usual partition and audience both are told", () => {
  expect(
    own([job("acme", { prefix: undefined })], {
      region: "cn-north-1",
      partition: "aws-cn",
      audience: "sts.amazonaws.com.cn",
    }),
  ).toEqual([
    {
      AWS_REGION: "cn-north-1",
      AWS_PARTITION: "aws-cn",
      AWS_AUDIENCE: "sts.amazonaws.com.cn",
    },
  ]);
  expect(own([job("acme", { audience: "octo" })])[0]).toMatchObject({
    AWS_AUDIENCE: "octo",
  });
});

test("what only Terraform knows is quoted by Terraform", () => {
  const [place] = placesOf(
    [
      job("acme", {
        roleName: unknownText(),
        maxSessionSeconds: unknownNumber(),
      }),
    ],
    FACTS,
  );
  expect(place?.shared.get("IAM_ROLE")).toMatch(/^'\$\{TfToken.*'$/);
  expect(place?.own.get("SESSION_SECONDS")).toMatch(/^'\$\{TfToken.*'$/);
});
