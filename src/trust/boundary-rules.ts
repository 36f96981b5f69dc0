import { isAccountId } from "../aws/account-rules";
import type { Place } from "../aws/place";
import { text } from "../validation/kinds";
import { andThen, type Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import { matching } from "../validation/text-rule";
import { asText } from "../validation/values";

/** The ARN of a policy, with its partition and account. */
const BOUNDARY = /^arn:(aws[\w-]*):iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/;

/** A policy that bounds a role. */
export const permissionsBoundary = text(
  matching(
    BOUNDARY,
    "must be the ARN of a policy",
    'write it like "arn:aws:iam::123456789012:policy/boundary"',
  ),
);

const OF_PARTITION = rule(
  (partition: string | undefined) =>
    `must be in the region's partition, ${JSON.stringify(partition)}`,
);
const OF_ACCOUNT = rule(
  (accountId: string) =>
    `must be a policy of the stack's account, ${JSON.stringify(accountId)}, or of AWS`,
);

/** The same, in the account and the partition of a stack. */
export function boundaryIn({
  partition,
  accountId,
}: Pick<Place, "accountId" | "partition">): Prop {
  return andThen(permissionsBoundary, (problems, path, value) => {
    const [, own, account] = BOUNDARY.exec(asText(value)) ?? [];
    if (partition !== undefined && own !== partition)
      problems.add(
        path,
        OF_PARTITION(partition),
        value,
        `write "arn:${partition}:…"`,
      );
    if (isAccountId(accountId) && ![accountId, "aws"].includes(String(account)))
      problems.add(
        path,
        OF_ACCOUNT(accountId),
        value,
        "name a policy of that account",
      );
  });
}
