import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { placeKey } from "../aws/placed-key";
import {
  alarmArns,
  type AlarmSite,
  topicKeyAlias,
  topicName,
} from "./alarm-names";
import type { AlarmNotify } from "./alarm-props";
import { topicKeyStatements, topicStatements } from "./alarm-statements";
import { sendsMail } from "./alarmed-job";

/** Where alarms are published. */
export interface PlacedTopic {
  readonly arn: string;
  /** What must be there before anything can be published. */
  readonly dependsOn: ITerraformDependable[];
}

/** Under the key lies nothing that lasts, so AWS need not wait longer than it must. */
const DELETION_WINDOW_DAYS = 7;

/** The topic that exists, or one that is made, encrypted, and sends mail. */
export function placeTopic(
  scope: Construct,
  site: AlarmSite,
  notify: AlarmNotify,
): PlacedTopic {
  if (!sendsMail(notify)) return { arn: notify.topicArn, dependsOn: [] };
  const { name } = site;
  const key = placeKey(scope, {
    description: `Encrypts the alarms of ${name}`,
    alias: topicKeyAlias(name),
    region: site.region,
    statements: topicKeyStatements(site),
    deletionWindowDays: DELETION_WINDOW_DAYS,
    preventDestroy: false,
  });
  const topic = new SnsTopic(scope, "topic", {
    name: topicName(name),
    kmsMasterKeyId: key.alias,
    dependsOn: [key.ready],
  });
  // By its name, so that the first plan says to which topic.
  const { topic: arn } = alarmArns(site);
  const policy = new SnsTopicPolicy(scope, "topic-policy", {
    arn,
    policy: new DataAwsIamPolicyDocument(scope, "publish", {
      statement: topicStatements(site),
    }).json,
    dependsOn: [topic],
  });
  new SnsTopicSubscription(scope, "topic-subscription", {
    topicArn: arn,
    protocol: "email",
    endpoint: notify.email,
    dependsOn: [policy],
  });
  return { arn, dependsOn: [policy] };
}
