import type { ResourceRequest } from "../../support/policy-evaluator";
import { ACCOUNT_ID } from "../../support/rendered-policy";
import {
  type Asker,
  copyPolicy,
  DEPLOYER,
  type JudgedStack,
  mayEverything,
  policyAt,
} from "../judged-stacks";
import type { Change, Refusal } from "../refusals";

/** The role with which S3 copies. */
export function copyingRole(judged: JudgedStack): Asker {
  const { name } = judged.json.resource["aws_iam_role"]
    ?.backups_replication as { readonly name: string };
  return {
    principal: `arn:aws:iam::${ACCOUNT_ID}:role/${name}`,
    identityPolicies: [
      policyAt(judged, "aws_iam_role_policy.backups_replication"),
    ],
  };
}

/** Who may assume the role with which S3 copies. */
function copyingTrust(judged: JudgedStack) {
  const address = "aws_iam_role.backups_replication";
  return policyAt(judged, address, "assume_role_policy");
}

const STACKS = ["replication", "everything on"] as const;

function assumption(judged: JudgedStack): ResourceRequest {
  return {
    principal: "s3.amazonaws.com",
    action: "sts:AssumeRole",
    resource: copyingRole(judged).principal,
    contextVariables: {
      "aws:SourceArn": judged.bucket,
      "aws:SourceAccount": ACCOUNT_ID,
    },
  };
}

const OTHERS: Record<string, Change> = {
  "another service": { principal: "backup.amazonaws.com" },
  "the deployer": DEPLOYER,
};

const FOR_OTHERS: Record<string, Record<string, string | undefined>> = {
  "for another bucket": { "aws:SourceArn": "arn:aws:s3:::other" },
  "for a bucket that is not said": { "aws:SourceArn": undefined },
  "for another account": { "aws:SourceAccount": "999999999999" },
  "for an account that is not said": { "aws:SourceAccount": undefined },
};

/** The role's work on an object of a bucket; its own identity policy lets it in. */
const work = (action: string, suffix: string) => (judged: JudgedStack) => ({
  ...copyingRole(judged),
  action,
  resource: `${judged.bucket}${suffix}/b.gz`,
  contextVariables: judged.place,
});

const NOT_ON_BACKUPS = {
  "reading a backup as a job does": "s3:GetObject",
  "overwriting a backup": "s3:PutObject",
  "deleting a backup": "s3:DeleteObject",
  "deleting a version of a backup": "s3:DeleteObjectVersion",
};

const NOT_ON_COPIES = {
  "reading a copy": "s3:GetObject",
  "hiding a copy": "s3:ReplicateDelete",
  "deleting a copy": "s3:DeleteObject",
};

/** Others than S3 as the role that copies, and the role beyond copying. */
export const BEYOND_COPYING: readonly Refusal[] = [
  ...Object.entries(FOR_OTHERS).map(([forWhom, contextVariables]): Refusal => ({
    name: `the role that copies, assumed by S3 ${forWhom}`,
    stacks: STACKS,
    policy: copyingTrust,
    letIn: assumption,
    change: { contextVariables },
    unmet: Object.keys(contextVariables),
  })),
  ...Object.entries(OTHERS).map(([who, change]): Refusal => ({
    name: `the role that copies, assumed by ${who}`,
    stacks: STACKS,
    policy: copyingTrust,
    letIn: assumption,
    change,
    unmet: ["principal"],
  })),
  ...Object.entries(NOT_ON_BACKUPS).map(([what, action]): Refusal => ({
    name: `${what} by the role that copies`,
    stacks: ["replication"],
    letIn: work("s3:GetObjectVersionForReplication", ""),
    change: { action },
    unmet: [],
  })),
  ...Object.entries(NOT_ON_COPIES).map(([what, action]): Refusal => ({
    name: `${what} by the role that copies`,
    stacks: STACKS,
    policy: copyPolicy,
    letIn: work("s3:ReplicateObject", "-copies"),
    change: { action },
    unmet: [],
  })),
  {
    name: "writing copies into another bucket",
    stacks: STACKS,
    policy: copyPolicy,
    letIn: work("s3:ReplicateObject", "-copies"),
    change: ({ bucket }) => ({ resource: `${bucket}-copies-2/b.gz` }),
    unmet: [],
  },
  {
    name: "reading a copy by a job",
    stacks: STACKS,
    policy: copyPolicy,
    letIn: ({ bucket, jobs: [{ role }], place }) => ({
      ...mayEverything(role),
      action: "s3:GetObject",
      resource: `${bucket}-copies/b.gz`,
      contextVariables: place,
    }),
    change: { identityPolicies: [] },
    unmet: [],
  },
];
