import type { PostgresBackupStackProps } from "../../../src";
import { deployedStack } from "../../../src/stack/deployed-stack";
import type { DeployedStack } from "../../../src/permissions/deployed-stack";
import type { IdentityPolicy } from "../../../src/permissions/identity-policy";
import {
  deployerPolicies,
  plannerPolicies,
} from "../../permissions/support/policies";
import { tool } from "./tools";
import { STACK } from "./workspace";

type Policies = readonly IdentityPolicy[];

/** The policies of whoever deploys a stack. */
export function deployer(props: PostgresBackupStackProps): Policies {
  return deployerPolicies(factsOf(props));
}

/** The policies of whoever only plans it. */
export function planner(props: PostgresBackupStackProps): Policies {
  return plannerPolicies(factsOf(props));
}

function factsOf(props: PostgresBackupStackProps): DeployedStack {
  const facts = deployedStack(STACK, props);
  if (facts === undefined) throw new Error("the props have unknown names");
  return facts;
}

/** The sids of policies. */
export function sids(policies: Policies): string[] {
  return policies.flatMap(({ Statement }) => Statement.map(({ Sid }) => Sid));
}

/** The actions of policies, or of one statement of them. */
export function actionsOf(policies: Policies, sid?: string): string[] {
  return policies.flatMap(({ Statement }) =>
    Statement.flatMap(({ Sid, Action }) =>
      sid === undefined || sid === Sid ? Action : [],
    ),
  );
}

/** Policies without one statement. */
export function without(sid: string, policies: Policies): Policies {
  return policies.map((policy) => ({
    ...policy,
    Statement: policy.Statement.filter(({ Sid }) => Sid !== sid),
  }));
}

/**
 * The way to a bucket's tags that the provider at hand does not take: those before 6.23 know one, later ones go another
 * and take the former only in regions that have no other.
 */
export function otherWayToTags(): readonly string[] {
  return tool("terraform").provider.inRange
    ? ["s3:GetBucketTagging", "s3:PutBucketTagging"]
    : ["s3:ListTagsForResource", "s3:TagResource", "s3:UntagResource"];
}
