import {
  policyLiteral,
  type PolicyStatement,
  policyVariable,
} from "../aws/policy-document";
import type { IdentityPolicy, IdentityStatement } from "./identity-policy";

/** The statements of a policy in the terms of `aws_iam_policy_document`. */
export function policyStatements({
  Statement,
}: IdentityPolicy): PolicyStatement[] {
  return Statement.map(({ Sid, Effect, Action, Resource, Condition }) => ({
    sid: Sid,
    effect: Effect,
    actions: [...Action],
    resources: Resource.map(exactly),
    ...(Condition && { condition: conditions(Condition) }),
  }));
}

/** A resource with those characters of its name that a policy would take for a wildcard as variables, as it has them. */
function exactly(resource: string): string {
  return resource.replaceAll(/\$\{([*?$])\}/g, (_, character: string) =>
    policyVariable(character),
  );
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
