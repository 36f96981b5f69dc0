import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { alarmArns, type AlarmSite, logGroupName } from "./alarm-names";
import { receiptStatements } from "./alarm-statements";

/** Where the receipts of backups lie. */
export interface PlacedReceipts {
  readonly logGroupArn: string;
  /** What must be there before a receipt can be written. */
  readonly dependsOn: ITerraformDependable[];
}

const RETENTION_DAYS = 365;

/** The log group to which EventBridge writes a line for each backup that counts, kept for a year. */
export function placeReceipts(
  scope: Construct,
  site: AlarmSite,
): PlacedReceipts {
  const group = new CloudwatchLogGroup(scope, "log-group", {
    name: logGroupName(site.name),
    retentionInDays: RETENTION_DAYS,
  });
  const policy = new CloudwatchLogResourcePolicy(scope, "log-resource-policy", {
    policyName: site.name,
    policyDocument: new DataAwsIamPolicyDocument(scope, "receipts", {
      statement: receiptStatements(site),
    }).json,
  });
  return { logGroupArn: alarmArns(site).logGroup, dependsOn: [group, policy] };
}
