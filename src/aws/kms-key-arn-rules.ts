import { kmsParts } from "./arn";
import { partitionOf } from "./regions";
import { text } from "../validation/kinds";
import { andThen, type Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import { asText } from "../validation/values";
import type { Place } from "./place";

const KEY = rule(
  "must be the ARN of a key, not of an alias, since an alias can be moved to another key",
);
const IN_PARTITION = rule(
  (whose: string, partition: string) =>
    `must be in ${whose} partition, ${JSON.stringify(partition)}`,
);
const IN_REGION = rule(
  (whose: string, region: string | undefined) =>
    `must be in ${whose} region, ${JSON.stringify(region)}, since S3 can't use a key of another one`,
);

/**
 * The ARN of a key that a bucket in a place is to use.
 *
 * @param whose the bucket in the user's words
 */
export function keyArn(
  { partition, region }: Place,
  whose = "the bucket's",
): Prop {
  return andThen(text(), (problems, path, value) => {
    const arn = asText(value);
    const its = kmsParts(arn);
    if (its === undefined || !/^key\/[\w-]+$/.test(its.resource))
      problems.add(
        path,
        KEY,
        arn,
        `write it like "arn:${partition ?? "aws"}:kms:${region ?? "us-east-1"}:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"`,
      );
    else if (partition !== undefined && its.partition !== partition)
      problems.add(
        path,
        IN_PARTITION(whose, partition),
        arn,
        "name a key of that partition",
      );
    else if (partitionOf(asText(region)) !== undefined && its.region !== region)
      problems.add(
        path,
        IN_REGION(whose, region),
        arn,
        "name a key of that region, or a replica of the key there",
      );
  });
}
