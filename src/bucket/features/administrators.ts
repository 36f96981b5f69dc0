import { rootArn } from "../../aws/arn";
import {
  EVERYONE,
  present,
  type PolicyStatement,
} from "../../aws/policy-document";
import { PREFIX_TAG } from "../../aws/tag-rules";
import { knownText } from "../../validation/kinds";
import { list } from "../../validation/list";
import { rule } from "../../validation/rules";
import type { Schema } from "../../validation/schema";
import { at } from "../../validation/values";
import { bucketAndObjects } from "../bucket-and-objects";
import { checkAdministrators } from "../policy/administrator-rules";
import { guardAgainstLockOut } from "../policy/lock-out";
import type { BucketFeature } from "./feature";
import type { PolicyFacts } from "../site";

export interface AdministratorsProps {
  /**
   * The ARNs of the roles and users who alone may delete backups for good and change the bucket's protections. Whoever
   * applies must be one of them; apply stops otherwise. The account's root user always is.
   *
   * @default - everyone whom the account allows to, except the backup roles
   */
  readonly administrators?: readonly string[];
}

const NOT_A_JOB = rule(
  "must not be a backup role, since a backup job must not be able to delete backups for good",
);
const NOT_ONE_THAT_RESTORES = rule(
  "must not be a role that restores, since such a role must be able to read backups and do nothing else",
);
const OTHERS = rule(
  (earlier: string) =>
    `must differ from the other administrators, as ${earlier} has it already`,
);

export const ADMINISTRATORS: Schema<AdministratorsProps> = {
  administrators: list(knownText(), {
    fix: 'write ["arn:aws:iam::123456789012:role/administrator"], or leave the prop out',
    unique: { rule: OTHERS, fix: "remove one of the two" },
  }),
};

/**
 * Those who alone may delete for good and change protections: the ones that the team names, and the account's root
 * user, who is its last resort.
 */
export const administrators: BucketFeature<AdministratorsProps> = {
  schema: ADMINISTRATORS,
  check: (problems, path, options, place) =>
    checkAdministrators(
      problems,
      at(path, "administrators"),
      options.administrators,
      place,
    ),
  checkJobs: (problems, path, options, jobs) =>
    options.administrators?.forEach((arn, index) => {
      const job = jobs.find(({ pathAndName }) =>
        arn.endsWith(`:role/${pathAndName}`),
      );
      if (job !== undefined)
        problems.add(
          `${at(path, "administrators")}[${index}]`,
          job.restores ? NOT_ONE_THAT_RESTORES : NOT_A_JOB,
          arn,
          "name the role or user who administers the account",
        );
    }),
  bucket: (options, { scope }) => ({
    precondition: guardAgainstLockOut(scope, options.administrators),
  }),
  statements: denyDestruction,
};

/**
 * Refuses to delete backups for good and to take away their protections, whatever else a role is allowed elsewhere.
 * Jobs with a prefix are known by their tag, so that the statement does not list them again.
 * Either all jobs have a prefix, or none has.
 *
 * @returns the statement; none without administrators and without jobs
 */
function denyDestruction(
  { administrators }: AdministratorsProps,
  { account, bucketArn, destructive, jobs }: PolicyFacts,
): readonly PolicyStatement[] {
  const wholeBucket = jobs.filter(({ prefix }) => prefix === undefined);
  const statement: Omit<PolicyStatement, "principals"> = {
    sid: "DenyDeletingVersionsAndChangingProtections",
    effect: "Deny",
    actions: [...destructive],
    resources: bucketAndObjects(bucketArn),
  };
  if (administrators !== undefined)
    return [
      {
        ...statement,
        principals: EVERYONE,
        condition: [
          {
            test: "ArnNotEquals",
            variable: "aws:PrincipalArn",
            values: [...administrators, rootArn(account)],
          },
        ],
      },
    ];
  if (wholeBucket.length > 0)
    return [
      {
        ...statement,
        principals: [
          { type: "AWS", identifiers: wholeBucket.map((one) => one.arn) },
        ],
      },
    ];
  return jobs.length === 0
    ? []
    : [
        {
          ...statement,
          principals: EVERYONE,
          condition: [present(`aws:PrincipalTag/${PREFIX_TAG}`)],
        },
      ];
}
