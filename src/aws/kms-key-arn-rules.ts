import { kmsParts } from "./arn";
import { partitionOf } from "./regions";
import type { Problems } from "../validation/problems";
import { asText, isText } from "../validation/shape";
import type { Place } from "./place";

/**
 * Checks the ARN of a key that a bucket in a place is to use.
 *
 * @param whose the bucket in the user's words
 */
export function checkKeyArn(
  problems: Problems,
  path: string,
  arn: unknown,
  { partition, region }: Place,
  whose = "the bucket's",
): void {
  if (!isText(problems, path, arn)) return;
  const its = kmsParts(arn);
  if (its === undefined || !/^key\/[\w-]+$/.test(its.resource))
    problems.add(
      path,
      "must be the ARN of a key, not of an alias, since an alias can be moved to another key",
      arn,
      `write it like "arn:${partition ?? "aws"}:kms:${region ?? "us-east-1"}:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"`,
    );
  else if (partition !== undefined && its.partition !== partition)
    problems.add(
      path,
      `must be in ${whose} partition, ${JSON.stringify(partition)}`,
      arn,
      "name a key of that partition",
    );
  else if (partitionOf(asText(region)) !== undefined && its.region !== region)
    problems.add(
      path,
      `must be in ${whose} region, ${JSON.stringify(region)}, since S3 can't use a key of another one`,
      arn,
      "name a key of that region, or a replica of the key there",
    );
}
