import { isAccountId } from "../../aws/account-rules";
import type { Problems } from "../../validation/problems";
import {
  checkUnique,
  isFilledList,
  isKnownEntry,
  knownTexts,
} from "../../validation/shape";
import type { BucketPlace } from "../bucket-place";
import { PRINCIPAL } from "./administrators";

/** Checks who alone may change the protections of a bucket. */
export function checkAdministrators(
  problems: Problems,
  path: string,
  value: unknown,
  place: BucketPlace,
): void {
  const fix =
    'write ["arn:aws:iam::123456789012:role/administrator"], or leave the prop out';
  if (!isFilledList(problems, path, value, fix)) return;
  value.forEach((one, index) => {
    const where = `${path}[${index}]`;
    if (isKnownEntry(problems, where, one))
      checkAdministrator(problems, where, one, place);
  });
  checkUnique(
    problems,
    knownTexts(value),
    (index) => `${path}[${index}]`,
    "must differ from the other administrators",
    "remove one of the two",
  );
}

function checkAdministrator(
  problems: Problems,
  path: string,
  arn: string,
  { partition, accountId }: BucketPlace,
): void {
  const [, itsPartition, itsAccount] = PRINCIPAL.exec(arn) ?? [];
  if (itsPartition === undefined)
    problems.add(
      path,
      "must be the ARN of a role or a user, without wildcards",
      arn,
      fixOf(arn, partition),
    );
  else if (partition !== undefined && itsPartition !== partition)
    problems.add(
      path,
      `must be in the bucket's partition, ${JSON.stringify(partition)}`,
      arn,
      `write "arn:${partition}:…"`,
    );
  else if (isAccountId(accountId) && itsAccount !== accountId)
    problems.add(
      path,
      `must be in the stack's account, ${JSON.stringify(accountId)}`,
      arn,
      "name a role or a user of that account",
    );
}

function fixOf(arn: string, partition = "aws"): string {
  if (arn.endsWith(":root"))
    return "name a role or a user in its place: the account's root user is always one";
  const [, account, role] =
    /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([\w+=,.@-]+)\//.exec(arn) ?? [];
  return role === undefined
    ? `write it like "arn:${partition}:iam::123456789012:role/administrator"`
    : `write "arn:${partition}:iam::${account}:role/${role}", with the role's path where it has one`;
}
