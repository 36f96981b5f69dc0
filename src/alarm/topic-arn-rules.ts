import type { Place } from "../aws/place";
import { partitionOf } from "../aws/regions";
import { text } from "../validation/kinds";
import type { Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import { isKnownText } from "../validation/values";

const STANDARD = rule(
  "must be the ARN of a standard topic of SNS, since no alarm publishes to another kind",
);
const IN_PARTITION = rule(
  (partition: string) =>
    `must be in the stack's partition, ${JSON.stringify(partition)}`,
);
const IN_REGION = rule(
  (region: string) =>
    `must be in the stack's region, ${JSON.stringify(region)}, since an alarm can't publish to another one`,
);

/**
 * The ARN of a topic that alarms of a place can publish to. It may be another account's.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-event-sources.html
 */
export function topicArn({ partition, region }: Place): Prop {
  return {
    check(problems, path, value) {
      text().check(problems, path, value);
      if (!isKnownText(value) || value === "") return;
      const [whole, itsPartition, itsRegion] =
        /^arn:(aws[\w-]*):sns:([a-z0-9-]+):\d{12}:[\w-]{1,256}$/.exec(value) ??
        [];
      if (whole === undefined)
        problems.add(
          path,
          STANDARD,
          value,
          `write it like "arn:${partition ?? "aws"}:sns:${isKnownText(region) ? region : "us-east-1"}:123456789012:on-call"`,
        );
      else if (partition !== undefined && itsPartition !== partition)
        problems.add(
          path,
          IN_PARTITION(partition),
          value,
          "name a topic of that partition",
        );
      else if (
        isKnownText(region) &&
        partitionOf(region) !== undefined &&
        itsRegion !== region
      )
        problems.add(
          path,
          IN_REGION(region),
          value,
          "name a topic of that region, or write { email }",
        );
    },
  };
}
