import type {
  PolicyCondition,
  PolicyStatement,
} from "../../aws/policy-document";
import { policyVariable } from "../../aws/policy-document";
import { PREFIX_TAG } from "../../aws/tag-rules";
import type { BucketFeature } from "./feature";
import type { NamedRole } from "../site";
import { fromThere, type OnlyFromProps } from "./only-from";

/** Access for the backup jobs. */
export const grants: BucketFeature<OnlyFromProps> = {
  statements: (options, facts) =>
    grantStatements(facts.bucketArn, facts.grants, fromThere(options.onlyFrom)),
};

/**
 * Lets the roles list, read, write and delete backups.
 *
 * All roles with a prefix share two statements: each role carries its prefix as a tag, and the policy names the tag.
 * The roles stand as principals, by ARN, so that AWS does not count the policy as public.
 *
 * @param from conditions on where a request comes from
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltag
 */
export function grantStatements(
  bucketArn: string,
  grants: readonly NamedRole[],
  from: readonly PolicyCondition[],
): PolicyStatement[] {
  const arns = (own: boolean) =>
    grants
      .filter((grant) => (grant.prefix !== undefined) === own)
      .map((grant) => grant.arn);
  const ownPrefix = policyVariable(`aws:PrincipalTag/${PREFIX_TAG}`);
  return [
    ...allow(arns(false), from, {
      listSid: "ListAllBackups",
      objectSid: "ReadWriteAndDeleteAllBackups",
      bucketArn,
      keys: "*",
    }),
    ...allow(arns(true), from, {
      listSid: "ListBackupsUnderOwnPrefix",
      objectSid: "ReadWriteAndDeleteBackupsUnderOwnPrefix",
      bucketArn,
      keys: `${ownPrefix}/*`,
    }),
  ];
}

function allow(
  roleArns: string[],
  from: readonly PolicyCondition[],
  names: {
    listSid: string;
    objectSid: string;
    bucketArn: string;
    keys: string;
  },
): PolicyStatement[] {
  if (roleArns.length === 0) return [];
  const principals = [{ type: "AWS", identifiers: roleArns }];
  const ownKeys =
    names.keys === "*"
      ? []
      : [{ test: "StringLike", variable: "s3:prefix", values: [names.keys] }];
  return [
    {
      sid: names.listSid,
      effect: "Allow",
      actions: ["s3:ListBucket"],
      principals,
      resources: [names.bucketArn],
      ...conditions(...ownKeys, ...from),
    },
    {
      sid: names.objectSid,
      effect: "Allow",
      actions: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      principals,
      resources: [`${names.bucketArn}/${names.keys}`],
      ...conditions(...from),
    },
  ];
}

function conditions(...all: PolicyCondition[]): Partial<PolicyStatement> {
  return all.length === 0 ? {} : { condition: all };
}
