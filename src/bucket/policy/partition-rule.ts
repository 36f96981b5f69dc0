import type { Problems } from "../../validation/problems";
import { rule } from "../../validation/rules";
import { isKnownText } from "../../validation/values";

export const IN_PARTITION = rule(
  (partition: string) =>
    `must be in the bucket's partition, ${JSON.stringify(partition)}`,
);

/** Checks that somebody whom the bucket's policy names is in its partition. What is no ARN other rules tell. */
export function checkPartition(
  problems: Problems,
  path: string,
  arn: unknown,
  partition: string | undefined,
): void {
  const [, its] = isKnownText(arn) ? arn.split(":") : [];
  if (partition !== undefined && its?.startsWith("aws") && its !== partition)
    problems.add(
      path,
      IN_PARTITION(partition),
      arn,
      `write "arn:${partition}:…"`,
    );
}
