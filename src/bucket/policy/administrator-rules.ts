import { isAccountId } from "../../aws/account-rules";
import type { Problems } from "../../validation/problems";
import { rule } from "../../validation/rules";
import { isKnownText, isUnknown } from "../../validation/values";
import type { Place } from "../../aws/place";
import { PRINCIPAL } from "./lock-out";
import { IN_PARTITION } from "./partition-rule";

/**
 * How the names of roles of IAM Identity Center start, and their paths. The region of the Identity Center follows in the
 * path, unless that is us-east-1.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
const SSO = {
  name: "AWSReservedSSO_",
  path: "aws-reserved/sso.amazonaws.com/",
};

const PRINCIPAL_ARN = rule(
  "must be the ARN of a role or a user, without wildcards",
);
const ACCOUNT = rule(
  (accountId: string) =>
    `must be in the stack's account, ${JSON.stringify(accountId)}`,
);
const SSO_PATH = rule(
  `must have the path of a role of IAM Identity Center, "${SSO.path}", since AWS compares the whole ARN`,
);

/** Checks that those who alone may change the protections of a bucket are roles and users of its account. */
export function checkAdministrators(
  problems: Problems,
  path: string,
  given: unknown,
  place: Place,
): void {
  if (!Array.isArray(given) || isUnknown(given)) return;
  given.forEach((one: unknown, index) => {
    if (isKnownText(one) && one !== "")
      checkAdministrator(problems, `${path}[${index}]`, one, place);
  });
}

function checkAdministrator(
  problems: Problems,
  path: string,
  arn: string,
  { partition, accountId }: Place,
): void {
  const [, itsPartition, itsAccount, kind, name = ""] =
    PRINCIPAL.exec(arn) ?? [];
  if (itsPartition === undefined)
    problems.add(path, PRINCIPAL_ARN, arn, fixOf(arn, partition));
  else if (partition !== undefined && itsPartition !== partition)
    problems.add(
      path,
      IN_PARTITION(partition),
      arn,
      `write "arn:${partition}:…"`,
    );
  else if (isAccountId(accountId) && itsAccount !== accountId)
    problems.add(
      path,
      ACCOUNT(accountId),
      arn,
      "name a role or a user of that account",
    );
  else if (
    kind === "role" &&
    name.startsWith(SSO.name) &&
    !arn.includes(`:role/${SSO.path}`)
  )
    problems.add(path, SSO_PATH, arn, askFor(name));
}

/** How to find out a role's ARN, with a path that its sessions don't show. */
function askFor(role: string): string {
  return `write what \`aws iam get-role --role-name ${role} --query Role.Arn\` prints`;
}

function fixOf(arn: string, partition = "aws"): string {
  if (arn.endsWith(":root"))
    return "name a role or a user in its place: the account's root user is always one";
  const [, account, role] =
    /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([\w+=,.@-]+)\//.exec(arn) ?? [];
  if (role === undefined)
    return `write it like "arn:${partition}:iam::123456789012:role/administrator"`;
  return role.startsWith(SSO.name)
    ? askFor(role)
    : `write "arn:${partition}:iam::${account}:role/${role}", with the role's path where it has one`;
}
