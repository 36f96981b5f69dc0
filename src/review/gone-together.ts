import { own } from "./json";
import { holdsData } from "./judges/data-holders";
import type { ResourceChange } from "./plan";
import type { WholePlan } from "./whole-plan";

/** What belongs to which resource, and by which attribute. */
const BELONGS: readonly (readonly [RegExp, string, string])[] = [
  [/^aws_s3_bucket_/, "aws_s3_bucket", "bucket"],
  [/^aws_iam_role_polic/, "aws_iam_role", "role"],
  [/^aws_iam_user_polic/, "aws_iam_user", "user"],
  [/^aws_iam_group_polic/, "aws_iam_group", "group"],
  [/^aws_kms_alias$/, "aws_kms_key", "target_key_id"],
  [/^aws_kms_key_policy$/, "aws_kms_key", "key_id"],
  [
    /^aws_(?:vpc_)?security_group_(?:ingress_|egress_)?rule$/,
    "aws_security_group",
    "security_group_id",
  ],
  [/^aws_sqs_queue_policy$/, "aws_sqs_queue", "queue_url"],
  [/^aws_sns_topic_policy$/, "aws_sns_topic", "arn"],
];

/** Whether a resource is destroyed together with the one that it is a setting of, so that its end need not be told as well. */
export function isGoneWithIts(
  { type, change }: ResourceChange,
  plan: WholePlan,
): boolean {
  if (change.actions.join() !== "delete" || holdsData(type)) return false;
  return BELONGS.some(
    ([pattern, owner, key]) =>
      pattern.test(type) && plan.isDestroyed(owner, own(change.before, key)),
  );
}
