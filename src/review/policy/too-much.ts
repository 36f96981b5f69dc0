import { covers } from "./glob";
import type { Statement } from "./statement";

/** With each of these somebody can make more of what a policy gives than it says. */
const POWERS = [
  ...["iam:PassRole", "sts:AssumeRole", "iam:CreateAccessKey"],
  ...["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"],
  ...["iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:AttachGroupPolicy"],
  ...["iam:PutRolePolicy", "iam:PutUserPolicy", "iam:PutGroupPolicy"],
  ...["iam:UpdateAssumeRolePolicy", "iam:AddUserToGroup"],
  ...["iam:CreateLoginProfile", "iam:UpdateLoginProfile"],
  ...["iam:DeleteRolePermissionsBoundary", "iam:PutRolePermissionsBoundary"],
].map((action) => action.toLowerCase());

/** The actions of a permission that give more power than any single task needs, such as `*` on `*` and `iam:*`. */
export function tooMuch(statement: Statement): readonly string[] {
  const { effect, actions, resources } = statement;
  if (effect !== "Allow" || actions.except) return [];
  const isEverywhere = onEverything(statement);
  return actions.values.filter((action) => {
    // All actions on one bucket are all that there are of S3.
    if (/^\*+$/.test(action)) return isEverywhere;
    const pattern = action.toLowerCase();
    return POWERS.some((power) => covers(pattern, power)) && !isNone(resources);
  });
}

/** Whether a permission is of all actions but some, on everything. */
export function allowsAllBut(statement: Statement): boolean {
  const { effect, actions } = statement;
  return effect === "Allow" && actions.except && onEverything(statement);
}

/** Whether a permission is of all actions on everything. */
export function allowsEverything(statement: Statement): boolean {
  return tooMuch(statement).some((action) => /^(?:\*+|\*:\*)$/.test(action));
}

/** A policy that belongs to one resource, and has principals, is about that one alone. */
function onEverything({ principals, resources }: Statement): boolean {
  if (principals !== undefined) return false;
  return (
    resources === undefined ||
    resources.except ||
    resources.values.some((one) => /^[*:]+$|^arn:[*:]+$/.test(one))
  );
}

function isNone(resources: Statement["resources"]): boolean {
  return resources !== undefined && resources.values.length === 0;
}
