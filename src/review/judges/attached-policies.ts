import { type Markdown, say } from "../markdown";

/** AWS's policies with which somebody can do everything, or give themselves everything. */
export const TOO_MUCH =
  /:policy\/(?:AdministratorAccess|IAMFullAccess|PowerUserAccess|job-function\/SystemAdministrator|AdministratorAccess-Amplify|AWSOrganizationsFullAccess|AWSSSOMasterAccountAdministrator)$/;

/** A policy that is attached, by its ARN. */
export function attachedWords(arn: string): Markdown {
  return TOO_MUCH.test(arn)
    ? say`**${arn}**, which **allows too much**`
    : say`${arn}`;
}
