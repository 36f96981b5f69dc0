import type { Construct } from "constructs";
import { bucketArn } from "../../../src/aws/arn";
import { CallerAccount } from "../../../src/aws/caller-account";
import { DESTRUCTIVE_ACTIONS } from "../../../src/bucket/features";
import type { Site } from "../../../src/bucket/site";

/** Where a bucket of a name is placed, that lets nobody in and belongs to no job. */
export function siteIn(
  scope: Construct,
  name: string,
  change: Partial<Site> = {},
): Site {
  const account = CallerAccount.of(scope);
  return {
    scope,
    account,
    bucketArn: bucketArn(account, name),
    grants: [],
    jobs: [],
    destructive: DESTRUCTIVE_ACTIONS,
    ...change,
  };
}
