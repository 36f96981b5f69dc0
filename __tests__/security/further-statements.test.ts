import type { BackupBucketOptions } from "../../src";
import type { ResourceRequest } from "../support/policy-evaluator";
import { GUIDE, prefixedJob, synthStack } from "../support/synth";
import { bucketPolicy, type JudgedStack, mayEverything } from "./judged-stacks";
import { but, type Change, decide } from "./refusals";
import { judge } from "./sweep";
import { everyAction } from "./what-they-may-do/every-action";

const BUCKET = "arn:aws:s3:::neon-s3-backup";
const AUDITOR = { principal: "arn:aws:iam::123456789012:role/audit" };

function judgedWith(more: Partial<BackupBucketOptions>) {
  const json = synthStack({
    bucket: { ...GUIDE.bucket, ...more },
    backups: ["acme", "acme-2"].map(prefixedJob),
  });
  return { json, bucket: BUCKET } as JudgedStack;
}

const audited = judgedWith({
  dangerouslyAddStatements: [
    {
      sid: "AuditVersions",
      effect: "Allow",
      principals: [AUDITOR.principal],
      actions: ["s3:GetObjectVersion"],
      keys: ["acme/*"],
      conditions: [
        {
          test: "StringEquals",
          variable: "aws:PrincipalTag/team",
          values: ["audit", "${aws:username}"],
        },
      ],
    },
    {
      sid: "NoPlainListing",
      effect: "Deny",
      principals: ["*"],
      actions: ["s3:ListBucketVersions"],
      conditions: [
        {
          test: "StringNotEqualsIfExists",
          variable: "aws:PrincipalTag/team",
          values: ["audit"],
        },
      ],
    },
  ],
});
const policy = bucketPolicy(audited);

const read: ResourceRequest = {
  ...AUDITOR,
  action: "s3:GetObjectVersion",
  resource: `${BUCKET}/acme/b.gz`,
  contextVariables: { "aws:PrincipalTag/team": "audit" },
};
const list: ResourceRequest = {
  ...mayEverything(AUDITOR),
  action: "s3:ListBucketVersions",
  resource: BUCKET,
  contextVariables: { "aws:PrincipalTag/team": "audit" },
};

test("the policy has them under names that tell them from its own", () => {
  const further = policy.Statement.filter(({ Sid }) =>
    Sid?.startsWith("Further"),
  );
  expect(further).toEqual([
    {
      Sid: "FurtherAuditVersions",
      Effect: "Allow",
      Principal: { AWS: AUDITOR.principal },
      Action: "s3:GetObjectVersion",
      Resource: `${BUCKET}/acme/*`,
      Condition: {
        StringEquals: {
          "aws:PrincipalTag/team": ["audit", "${$}{aws:username}"],
        },
      },
    },
    {
      Sid: "FurtherNoPlainListing",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:ListBucketVersions",
      Resource: BUCKET,
      Condition: {
        StringNotEqualsIfExists: { "aws:PrincipalTag/team": "audit" },
      },
    },
  ]);
});

describe.each<[string, ResourceRequest, string, Change]>([
  [
    "whom a further statement names",
    read,
    "a stranger",
    { principal: "arn:aws:iam::123456789012:role/web-server" },
  ],
  [
    "whom a further statement names",
    read,
    "another folder",
    { resource: `${BUCKET}/acme-2/b.gz` },
  ],
  [
    "whom a further statement names",
    read,
    "to another action",
    { action: "s3:GetObject" },
  ],
  [
    "whom a further statement names",
    read,
    "without what it asks for",
    { contextVariables: { "aws:PrincipalTag/team": "web" } },
  ],
  [
    "whom a further statement names",
    read,
    "without the tag that it asks for",
    { contextVariables: { "aws:PrincipalTag/team": undefined } },
  ],
  [
    "whom a further statement names",
    read,
    "over plain HTTP, as nobody",
    { contextVariables: { "aws:SecureTransport": "false" } },
  ],
  [
    "whom a further denial does not mean",
    list,
    "whom it means",
    { contextVariables: { "aws:PrincipalTag/team": "web" } },
  ],
])("who gets in by a further statement: %s", (_, letIn, who, change) => {
  test("gets in", async () => {
    expect((await decide(policy, letIn)).allowed).toBe(true);
  });

  test(`not ${who}`, async () => {
    expect((await decide(policy, but(letIn, change))).allowed).toBe(false);
  });
});

test("whom a further statement names may do what it says, and nothing else", async () => {
  const requests = await everyAction(
    AUDITOR,
    { bucket: BUCKET, folder: "acme/" },
    { all: true },
  );
  const tagged = requests.map((request) =>
    but(request, { contextVariables: { "aws:PrincipalTag/team": "audit" } }),
  );
  const { allowed } = await judge(policy, tagged);
  expect(allowed).toEqual(["s3:GetObjectVersion"]);
});
