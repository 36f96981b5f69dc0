import type { Precondition } from "cdktf";
import type { Construct } from "constructs";
import { CallerAccount } from "../../aws/caller-account";

/** The ARN of a role or a user: its partition, its account, what it is, and its name. */
export const PRINCIPAL =
  /^arn:(aws[\w-]*):iam::(\d{12}):(role|user)\/(?:[\w+=,.@-]+\/)*([\w+=,.@-]+)$/;

/**
 * Stops an apply by somebody who would lock themselves out: whoever applies must be among the administrators.
 *
 * Roles are compared by name. STS leaves a role's path out of what it says of a session, and to ask IAM for it, as
 * `aws_iam_session_context` does, would take `iam:GetRole` on whatever role applies or plans, which no policy that is
 * written here could name.
 *
 * `timestamp()` is known only while Terraform applies. So a plan can be made by others, such as a role that only reads.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/custom-conditions#preconditions-and-postconditions
 */
export function guardAgainstLockOut(
  scope: Construct,
  administrators: readonly string[] | undefined,
): Precondition[] | undefined {
  if (administrators === undefined) return undefined;
  const caller = CallerAccount.of(scope).callerArn;
  const known = JSON.stringify(administrators.map(callerArn));
  const isOne = `contains(${known}, replace(${caller}, "/(:assumed-role/[^/]+)/.*/", "$1"))`;
  return [
    {
      condition: `\${timestamp() == "" ? true : endswith(${caller}, ":root") || ${isOne}}`,
      errorMessage: `${caller} is not among the bucket's administrators and would lock itself out: apply as one of them, or add it to them.`,
    },
  ];
}

/** The ARN by which STS knows an administrator, without the name of a role's session. */
function callerArn(administrator: string): string {
  const [, partition, account, kind, name] =
    PRINCIPAL.exec(administrator) ?? [];
  return kind === "role"
    ? `arn:${partition}:sts::${account}:assumed-role/${name}`
    : administrator;
}
