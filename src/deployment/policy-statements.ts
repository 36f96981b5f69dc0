import { policyLiteral, type PolicyStatement } from "../aws/policy-document";
import type { IdentityPolicy, IdentityStatement } from "./identity-policy";

/** The statements of a policy in the terms of `aws_iam_policy_document`. */
export function policyStatements({
  Statement,
}: IdentityPolicy): PolicyStatement[] {
  return Statement.map(({ Sid, Effect, Action, Resource, Condition }) => ({
    sid: Sid,
    effect: Effect,
    actions: [...Action],
    resources: [...Resource],
    ...(Condition && { condition: conditions(Condition) }),
  }));
}

function conditions(
  condition: Required<IdentityStatement>["Condition"],
): PolicyStatement["condition"] {
  return Object.entries(condition).flatMap(([test, keys]) =>
    Object.entries(keys).map(([variable, value]) => ({
      test,
      variable,
      values: [value].flat().map(policyLiteral),
    })),
  );
}
